-- Income rows of one province and period as submitted, including defects.
with truth as (
    select
        *,
        year.value as stated_year
    from gen.income
    cross join (select getvariable('period')::integer as value) as year
    where province_code = getvariable('province_code') and period = getvariable('period')::integer
),

defect as (
    select
        county_defect.region_code,
        county_defect.population_group,
        county_defect.defect,
        kind.effect
    from gen.county_defect as county_defect
    inner join gen.county_defect_kind as kind using (defect)
    where
        dataset = 'income'
        and province_code = getvariable('province_code')
        and period = getvariable('period')::integer
        and attempt = getvariable('attempt')::integer
),

county_row as (
    select
        truth.*,
        defect.defect,
        truth.region_code as sort_code
    from truth
    left join defect
        on
            truth.region_code = defect.region_code
            and truth.population_group = defect.population_group
            and defect.effect <> 'extra'
),

-- Additional rows: copies of the next county under another code or name.
extra_row as (
    select
        truth.* replace (
            case when defect.defect = 'total_row' then '合计' else defect.region_code end as region_code,
            case
                when defect.defect = 'total_row' then ''
                when defect.defect = 'duplicate_row' then truth.county_name
                else coalesce(region.region_name, virtual.region_name, '新区')
            end as county_name
        ),
        defect.defect,
        case when defect.defect = 'total_row' then '' else defect.region_code end as sort_code
    from defect
    inner join truth
        on
            truth.population_group = defect.population_group
            and truth.county_number = (
                select arg_min(near.county_number, near.region_code)
                from truth as near
                where near.region_code >= defect.region_code
                or near.region_code = (select max(last.region_code) from truth as last)
            )
    left join gen.region as region
        on region.region_code = defect.region_code and region.period = getvariable('period')::integer
    left join ref.virtual_region_code as virtual on virtual.region_code = defect.region_code
    where defect.effect = 'extra'
),

total as (
    select
        population_group,
        sum(persons)::bigint as persons,
        round(sum(persons * wage) / sum(persons), 2)::decimal(18, 2) as wage,
        round(sum(persons * operating) / sum(persons), 2)::decimal(18, 2) as operating,
        round(sum(persons * property) / sum(persons), 2)::decimal(18, 2) as property,
        round(sum(persons * transfer) / sum(persons), 2)::decimal(18, 2) as transfer
    from truth
    group by population_group
),

-- Defects that change a number or a code.
reported as (
    select
        sent.sort_code,
        sent.population_group,
        coalesce(sent.defect, '') as defect,
        case sent.defect
            when 'neighbour_code' then sent.neighbour_code
            when 'expired_code' then sent.expired_code
            when 'decimal_code' then sent.region_code || '.0'
            when 'twelve_digit_code' then sent.region_code || '000000'
            else sent.region_code
        end as region_code,
        case sent.defect
            when 'neighbour_code' then sent.neighbour_name
            when 'old_name' then sent.former_name
            when 'other_name' then sent.other_name
            when 'short_name' then left(sent.county_name, length(sent.county_name) - 1)
            else sent.county_name
        end as county_name,
        sent.stated_year - case when sent.defect = 'last_years_row' then 1 else 0 end as stated_year,
        case when sent.defect = 'total_row' then total.persons else sent.persons end as persons,
        case when sent.defect = 'labourers_above_persons' then sent.persons + 1200 else sent.labourers end as labourers,
        (case when sent.defect = 'total_row' then total.wage else sent.wage end / unit.value)::decimal(18, 2) as wage,
        (case when sent.defect = 'total_row' then total.operating else sent.operating end / unit.value)::decimal(18, 2)
            as operating,
        (case when sent.defect = 'total_row' then total.property else sent.property end / unit.value)::decimal(18, 2)
            as property,
        (case when sent.defect = 'total_row' then total.transfer else sent.transfer end / unit.value)::decimal(18, 2)
            as transfer
    from (select * from county_row union all by name select * from extra_row) as sent
    inner join total using (population_group)
    cross join (select unnest([1, 10000]) as value) as unit
    where unit.value = case when sent.defect = 'amounts_in_wan' then 10000 else 1 end
),

-- Defects that change the notation of a value.
written as (
    select
        sort_code,
        population_group,
        defect,
        region_code,
        county_name,
        stated_year::varchar as stated_year,
        case defect
            when 'persons_missing' then ''
            when 'persons_in_wan' then round(persons / 10000)::bigint::varchar
            else persons::varchar
        end as persons,
        coalesce(
            labourers::varchar,
            case when gen.draw('blank:' || getvariable('province_code')) < 0.5 then '—' else '' end
        ) as labourers,
        wage::varchar as wage,
        operating::varchar as operating,
        property::varchar as property,
        transfer::varchar as transfer,
        case defect
            when 'text_for_number' then '约' || round(wage + operating + property + transfer)::bigint::varchar
            when 'parts_not_total' then (wage + operating + property + transfer + 1000)::varchar
            when 'thousands_separator' then format('{:,.2f}', (wage + operating + property + transfer)::double)
            when 'full_width_digits'
                then translate((wage + operating + property + transfer)::varchar, '0123456789.', '０１２３４５６７８９．')
            else (wage + operating + property + transfer)::varchar
        end as income
    from reported
)

select
    region_code,
    county_name,
    stated_year as year,
    population_group,
    persons,
    labourers,
    wage as wage_income_per_capita_yuan,
    operating as operating_income_per_capita_yuan,
    property as property_income_per_capita_yuan,
    transfer as transfer_income_per_capita_yuan,
    income as income_per_capita_yuan
from written
order by sort_code, population_group desc, defect, persons;

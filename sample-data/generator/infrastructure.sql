-- Infrastructure rows of one province and period as submitted, including defects.
with truth as (
    select *
    from gen.infrastructure
    where province_code = getvariable('province_code') and period = getvariable('period')::integer
),

defect as (
    select
        county_defect.region_code,
        county_defect.defect,
        kind.effect
    from gen.county_defect as county_defect
    inner join gen.county_defect_kind as kind using (defect)
    where
        dataset = 'infrastructure'
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
    left join defect on truth.region_code = defect.region_code and defect.effect <> 'extra'
),

total_row as (
    select
        truth.province_code,
        '合计' as region_code,
        '' as county_name,
        sum(truth.households)::bigint as households,
        sum(truth.toilet_households)::bigint as toilet_households,
        sum(truth.natural_villages)::bigint as natural_villages,
        sum(truth.waste_villages)::bigint as waste_villages,
        sum(truth.villages)::bigint as villages,
        sum(truth.clean_villages)::bigint as clean_villages,
        sum(truth.relocated_households)::bigint as relocated_households,
        defect.defect,
        '' as sort_code
    from truth
    cross join defect
    where defect.defect = 'total_row'
    group by truth.province_code, defect.defect
),

-- Additional rows: copies of the next county under another code or name.
extra_row as (
    select
        truth.* replace (
            defect.region_code as region_code,
            coalesce(region.region_name, virtual.region_name, '新区') as county_name
        ),
        defect.defect,
        defect.region_code as sort_code
    from defect
    inner join truth
        on truth.county_number = (
            select arg_min(near.county_number, near.region_code)
            from truth as near
            where near.region_code >= defect.region_code
            or near.region_code = (select max(last.region_code) from truth as last)
        )
    left join gen.region as region
        on region.region_code = defect.region_code and region.period = getvariable('period')::integer
    left join ref.virtual_region_code as virtual on virtual.region_code = defect.region_code
    where defect.effect = 'extra' and defect.defect <> 'total_row'
),

sent as (
    select
        * replace (
            coalesce(defect, '') as defect,
            case defect
                when 'neighbour_code' then neighbour_code
                when 'expired_code' then expired_code
                when 'decimal_code' then region_code || '.0'
                when 'twelve_digit_code' then region_code || '000000'
                else region_code
            end as region_code,
            case defect
                when 'neighbour_code' then neighbour_name
                when 'old_name' then former_name
                when 'other_name' then other_name
                when 'short_name' then left(county_name, length(county_name) - 1)
                else county_name
            end as county_name,
            case when defect = 'covered_above_whole' then households + 800 else toilet_households end
                as toilet_households
        ),
        (getvariable('period')::integer - case when defect = 'last_years_row' then 1 else 0 end)::varchar
            as stated_year,
        (100.0 * toilet_households / households)::decimal(18, 2) as toilet_percent,
        (100.0 * waste_villages / natural_villages)::decimal(18, 2) as waste_percent
    from (
        select * from county_row
        union all by name
        select * from total_row
        union all by name
        select * from extra_row
    )
)

select
    region_code,
    county_name,
    stated_year as year,
    case defect
        when 'households_missing' then ''
        when 'full_width_digits' then translate(households::varchar, '0123456789', '０１２３４５６７８９')
        when 'thousands_separator' then format('{:,}', households)
        else households::varchar
    end as rural_households,
    toilet_households::varchar as sanitary_toilet_households,
    case defect
        when 'rate_not_ratio' then least(toilet_percent + 12.5, 99.9)::decimal(18, 2)::varchar
        when 'covered_above_whole' then ''
        when 'dash_for_missing' then '—'
        else toilet_percent::varchar
    end as sanitary_toilet_percent,
    natural_villages::varchar as natural_villages,
    waste_villages::varchar as waste_treated_natural_villages,
    waste_percent::varchar as waste_treated_percent,
    villages::varchar as villages,
    clean_villages::varchar as clean_action_villages,
    relocated_households::varchar as relocated_households_with_labour,
    relocated_households::varchar as relocated_households_employed
from sent
order by sort_code, defect, sent.region_code;

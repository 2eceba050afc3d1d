-- Income per head by county and group, so that the accepted rows give the published national means.
create table gen.income as
with group_row as (
    select
        period,
        province_code,
        county_number,
        region_code,
        county_name,
        neighbour_code,
        neighbour_name,
        expired_code,
        former_name,
        other_name,
        is_key_county,
        'rural_resident' as population_group,
        'rural_income_yuan' as series,
        residents as persons,
        null::bigint as labourers
    from gen.population
    union all
    select
        period,
        province_code,
        county_number,
        region_code,
        county_name,
        neighbour_code,
        neighbour_name,
        expired_code,
        former_name,
        other_name,
        is_key_county,
        'lifted_population',
        'lifted_income_yuan',
        lifted_persons,
        labourers
    from gen.population
),

-- Counties differ by up to 16 % from the mean of their province; the lifted population follows its county.
shaped as (
    select
        group_row.*,
        target.value as province_mean,
        target.is_exact,
        target.value
        * (0.84 + 0.16 * (gen.draw('level:' || county_number) + gen.draw('level2:' || county_number)))
        * (0.99 + 0.02 * gen.draw('year:' || group_row.period || ':' || county_number || ':' || population_group))
        * case when is_key_county then 0.95 else 1 end as level,
        not exists (
            select 1
            from gen.county_defect as defect
            inner join gen.county_defect_kind as kind using (defect)
            where
                kind.effect = 'spoils' and not defect.is_mended and defect.dataset = 'income'
                and defect.period = group_row.period and defect.region_code = group_row.region_code
                and defect.population_group = group_row.population_group
        ) as is_accepted
    from group_row
    inner join gen.province_target as target
        on
            group_row.province_code = target.province_code
            and group_row.series = target.series
            and target.period = least(group_row.period, 2022)
),

province as (
    select
        period,
        series,
        province_code,
        any_value(is_exact) as is_exact,
        any_value(province_mean) as province_mean,
        sum(persons) filter (where is_accepted) as persons,
        (sum(persons * level::decimal(18, 6)) filter (where is_accepted))::double
        / sum(persons) filter (where is_accepted) as raw_mean
    from shaped
    group by period, series, province_code
),

-- Provinces with a published figure reproduce it; the others are scaled together to reach the national figure.
nation as (
    select
        province.period,
        province.series,
        ((any_value(target.value) * sum(province.persons)
            - sum(case when province.is_exact then province.persons * province.province_mean::decimal(18, 6) else 0 end))
        / sum(case when province.is_exact then 0 else province.persons * province.province_mean::decimal(18, 6) end))
            ::double as factor
    from province
    inner join gen.national_target as target
        on province.series = target.series and target.period = least(province.period, 2022)
    group by province.period, province.series
),

scaled as (
    select
        shaped.*,
        round(
            shaped.level * province.province_mean / province.raw_mean
            * case when shaped.is_exact then 1 else nation.factor end,
            2
        )::decimal(18, 2) as income
    from shaped
    inner join province using (period, series, province_code)
    inner join nation using (period, series)
),

-- Shares of the components: poor-area pattern for residents, mostly wages for the lifted population.
shares as (
    select
        scaled.*,
        coalesce(wage.value, case when population_group = 'rural_resident' then 0.365 else 0.679 end)
        + 0.04 * (gen.draw('wage:' || county_number) - 0.5) as wage_share,
        0.010 + 0.010 * gen.draw('property:' || county_number) as property_share,
        case when population_group = 'rural_resident' then 0.270 else 0.095 end
        + 0.03 * (gen.draw('transfer:' || county_number) - 0.5) as transfer_share
    from scaled
    left join gen.province_target as wage
        on
            scaled.province_code = wage.province_code
            and scaled.population_group = 'lifted_population'
            and wage.series = 'lifted_wage_share'
),

parts as (
    select
        *,
        round(income * wage_share, 2)::decimal(18, 2) as wage,
        round(income * property_share, 2)::decimal(18, 2) as property,
        round(income * transfer_share, 2)::decimal(18, 2) as transfer
    from shares
)

select
    period,
    province_code,
    county_number,
    region_code,
    county_name,
    neighbour_code,
    neighbour_name,
    expired_code,
    former_name,
    other_name,
    population_group,
    persons,
    labourers,
    wage,
    income - wage - property - transfer as operating,
    property,
    transfer,
    income,
    is_accepted
from parts;

/*
description: >
  Income per capita of a county and population group, with numerator and denominator, the share of each component, and
  the values of the same county one year before. Changes of the county code do not break the comparison.
description_zh: 各县各人群人均收入，附分子分母、四项收入占比及上年同期数（按县的稳定标识衔接，不受代码变更影响）
grain: [period, region_key, population_group]
*/
with
counties as (
    select
        submissions.period,
        submissions.period_type,
        facts.date_key,
        facts.region_key,
        regions.region_durable_key,
        regions.region_code,
        regions.region_name,
        regions.province_code,
        regions.province_name,
        regions.is_lifted_county,
        regions.is_key_county,
        population_groups.population_group,
        population_groups.income_basis,
        cast(sum(facts.persons) as bigint) as persons,
        cast(sum(facts.wage_income_yuan) as decimal(18, 2)) as wage_income_yuan,
        cast(sum(facts.operating_income_yuan) as decimal(18, 2)) as operating_income_yuan,
        cast(sum(facts.property_income_yuan) as decimal(18, 2)) as property_income_yuan,
        cast(sum(facts.transfer_income_yuan) as decimal(18, 2)) as transfer_income_yuan,
        cast(sum(facts.income_yuan) as decimal(18, 2)) as income_yuan
    from star.fct_income as facts
    inner join star.dim_submission as submissions using (submission_key)
    inner join star.dim_region as regions using (region_key)
    inner join star.dim_population_group as population_groups using (population_group_key)
    group by all
),

previous_years as (
    select
        period as previous_period,
        region_durable_key,
        population_group,
        cast(sum(persons) as bigint) as previous_persons,
        cast(sum(income_yuan) as decimal(18, 2)) as previous_income_yuan
    from counties
    group by all
),

final as (
    select
        counties.*,
        counties.income_yuan / nullif(counties.persons, 0) as income_per_capita_yuan,
        100.0 * counties.wage_income_yuan / nullif(counties.income_yuan, 0) as wage_income_percent,
        100.0 * counties.operating_income_yuan / nullif(counties.income_yuan, 0) as operating_income_percent,
        100.0 * counties.property_income_yuan / nullif(counties.income_yuan, 0) as property_income_percent,
        100.0 * counties.transfer_income_yuan / nullif(counties.income_yuan, 0) as transfer_income_percent,
        previous_years.previous_persons,
        previous_years.previous_income_yuan,
        previous_years.previous_income_yuan / nullif(previous_years.previous_persons, 0)
            as previous_income_per_capita_yuan,
        100 * (income_per_capita_yuan / nullif(previous_income_per_capita_yuan, 0) - 1) as growth_percent
    from counties
    left join ref.period as periods using (period)
    left join previous_years
        on periods.previous_period = previous_years.previous_period
        and counties.region_durable_key = previous_years.region_durable_key
        and counties.population_group = previous_years.population_group
)

select * from final

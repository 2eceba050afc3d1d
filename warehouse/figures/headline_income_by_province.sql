/*
description: >
  Quoted figures of single provinces: whether the income of their lifted population grew faster than the rural income
  of the province, which is reference data. The value is 1 when true; numerator and denominator are the two growth
  rates.
description_zh: 分省核心指标：脱贫人口收入增速是否高于全省农村居民收入增速（后者为给定数据），成立为 1
grain: [figure_id, period]
*/
with
formulas(figure_id, province_code) as (
    values
        ('I9_sichuan', '510000'),
        ('I9_yunnan', '530000')
),

figures as (
    select formulas.*, periods.period, periods.date_key
    from formulas
    inner join ref.published_figure as published using (figure_id)
    inner join ref.period as periods using (period)
),

province_growth as (
    select
        current_year.province_code,
        current_year.period,
        100 * (current_year.value / previous_year.value - 1) as growth_percent
    from ref.province_series as current_year
    inner join ref.period as periods using (period)
    inner join ref.province_series as previous_year
        on current_year.series_code = previous_year.series_code
        and current_year.province_code = previous_year.province_code
        and periods.previous_period = previous_year.period
    where current_year.series_code = 'rural_disposable_income'
),

covered as (
    select figures.figure_id, figures.period, count(distinct counties.region_durable_key) as covered_counties
    from figures
    left join mart.mart_income_by_county as counties
        on figures.province_code = counties.province_code
        and figures.period = counties.period
        and counties.population_group = 'lifted_population'
        and counties.is_lifted_county
    group by all
),

final as (
    select
        figures.figure_id,
        figures.period,
        provinces.growth_percent as figure_numerator,
        province_growth.growth_percent as figure_denominator,
        cast(cast(provinces.growth_percent > province_growth.growth_percent as integer) as double) as value,
        covered.covered_counties,
        counts.lifted_counties as expected_counties
    from figures
    inner join covered using (figure_id, period)
    inner join ref.county_count as counts using (date_key, province_code)
    left join mart.mart_income_by_province as provinces
        on figures.province_code = provinces.province_code
        and figures.period = provinces.period
        and provinces.population_group = 'lifted_population'
    left join province_growth
        on figures.province_code = province_growth.province_code
        and figures.period = province_growth.period
)

select * from final

/*
description: >
  Quoted figures of rural infrastructure and of employment of relocated households: covered units of all counties
  divided by existing units of all counties. The units are households, natural villages or villages, depending on the
  figure.
description_zh: 乡村建设与搬迁就业类核心指标：各县覆盖数之和除以总数之和，分母各不相同（户、自然村、行政村）
grain: [figure_id, period]
*/
with
nation as (
    select
        indicator_code,
        period,
        cast(sum(numerator) as double) as numerator,
        cast(sum(denominator) as double) as denominator,
        count(distinct region_durable_key) filter (where is_lifted_county) as covered_counties
    from mart.mart_infrastructure_by_county
    group by all
),

formulas(figure_id, indicator_code) as (
    values
        ('E3', 'relocated_employment'),
        ('R1', 'sanitary_toilet'),
        ('R2', 'waste_treatment'),
        ('R3', 'clean_action')
),

figures as (
    select formulas.*, periods.period, periods.date_key
    from formulas
    inner join ref.published_figure as published using (figure_id)
    inner join ref.period as periods using (period)
),

expected as (
    select date_key, cast(sum(lifted_counties) as bigint) as expected_counties
    from ref.county_count
    group by date_key
),

final as (
    select
        figures.figure_id,
        figures.period,
        nation.numerator as figure_numerator,
        nation.denominator as figure_denominator,
        100 * nation.numerator / nullif(nation.denominator, 0) as value,
        coalesce(nation.covered_counties, 0) as covered_counties,
        expected.expected_counties
    from figures
    inner join expected using (date_key)
    left join nation using (indicator_code, period)
)

select * from final

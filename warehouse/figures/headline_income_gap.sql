/*
description: >
  Quoted figures that compare income growth with national rural growth, which is reference data. The published gap is
  the difference of rounded rates (14.3 less 6.3 is 8.0); the unrounded gap is a figure of its own (7.9). A comparison
  is 1 when true; numerator and denominator are its two sides.
description_zh: 收入增速与全国农村增速比较：公布的差距为四舍五入后增速之差，未舍入之差另列；比较类指标成立为 1
grain: [figure_id, period]
*/
with
growth as (
    select figure_id, period, value as growth_percent, covered_counties, expected_counties
    from mart.headline_income
    where figure_id in ('I2', 'I4', 'I6_growth', 'I7_growth')
),

published_growth as (
    select
        growth.*,
        round(
            cast(growth.growth_percent * power(10, published.decimals) as decimal(18, 6)), 0
        ) / power(10, published.decimals) as rounded_percent
    from growth
    inner join ref.published_figure as published using (figure_id, period)
),

national_levels as (
    select period, value as level_yuan
    from ref.national_series
    where series_code = 'rural_disposable_income'
),

national as (
    select
        growth.period,
        growth.value as rounded_percent,
        100 * (levels.level_yuan / previous_levels.level_yuan - 1) as growth_percent
    from ref.national_series as growth
    left join national_levels as levels using (period)
    left join ref.period as periods using (period)
    left join national_levels as previous_levels
        on periods.previous_period = previous_levels.period
    where growth.series_code = 'rural_disposable_income_growth'
),

formulas(figure_id, growth_figure_id, measure) as (
    values
        ('I5', 'I2', 'national'),
        ('I5_county_above', 'I2', 'above'),
        ('I5_lifted_above', 'I4', 'above'),
        ('I8_county', 'I6_growth', 'rounded_gap'),
        ('I8_lifted', 'I7_growth', 'rounded_gap'),
        ('I8_lifted_unrounded', 'I7_growth', 'gap')
),

compared as (
    select
        formulas.figure_id,
        published.period,
        formulas.measure,
        growth.growth_percent,
        growth.rounded_percent,
        growth.covered_counties,
        growth.expected_counties,
        national.growth_percent as national_growth_percent,
        national.rounded_percent as national_rounded_percent
    from formulas
    inner join ref.published_figure as published using (figure_id)
    left join published_growth as growth
        on formulas.growth_figure_id = growth.figure_id
        and published.period = growth.period
    left join national
        on published.period = national.period
),

final as (
    select
        figure_id,
        period,
        case measure
            when 'national' then null
            when 'gap' then growth_percent
            else rounded_percent
        end as figure_numerator,
        case measure when 'gap' then national_growth_percent else national_rounded_percent end as figure_denominator,
        case measure
            when 'national' then figure_denominator
            when 'above' then cast(cast(figure_numerator > figure_denominator as integer) as double)
            else figure_numerator - figure_denominator
        end as value,
        case measure when 'national' then null else covered_counties end as covered_counties,
        case measure when 'national' then null else expected_counties end as expected_counties
    from compared
)

select * from final

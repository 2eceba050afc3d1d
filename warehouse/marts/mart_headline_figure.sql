/*
description: >
  All quoted figures with their published values: unrounded value, value rounded as published, and whether they agree.
  An equal figure is compared rounded, a bound unrounded. Without a value, agrees is null.
description_zh: 核心指标与公布数对照：未舍入值、按公布口径舍入值及是否一致；缺数据时不作判断
grain: [figure_id, period]
*/
with
figures as (
    select figure_id, period, figure_numerator, figure_denominator, value, covered_counties, expected_counties
    from mart.headline_income
    union all
    select figure_id, period, figure_numerator, figure_denominator, value, covered_counties, expected_counties
    from mart.headline_income_gap
    union all
    select figure_id, period, figure_numerator, figure_denominator, value, covered_counties, expected_counties
    from mart.headline_income_by_province
    union all
    select figure_id, period, figure_numerator, figure_denominator, value, covered_counties, expected_counties
    from mart.headline_employment
    union all
    select figure_id, period, figure_numerator, figure_denominator, value, covered_counties, expected_counties
    from mart.headline_infrastructure
    union all
    select figure_id, period, figure_numerator, figure_denominator, value, covered_counties, expected_counties
    from mart.headline_region
),

-- figures without a published value
unpublished(figure_id, name_zh, name_en, unit, decimals) as (
    values ('E1_gross', '脱贫劳动力务工就业报送数（未去重）', 'Lifted labourers in work, all claims', 'person', -3)
),

described as (
    select
        figures.*,
        coalesce(published.name_zh, unpublished.name_zh) as name_zh,
        coalesce(published.name_en, unpublished.name_en) as name_en,
        coalesce(published.unit, unpublished.unit) as unit,
        published.operator,
        published.published_value,
        cast(coalesce(published.decimals, unpublished.decimals) as integer) as decimals,
        coalesce(published.rounding, 'half_up') as rounding,
        published.source
    from figures
    left join ref.published_figure as published using (figure_id, period)
    left join unpublished using (figure_id)
),

-- rounds units of the last published digit in decimal arithmetic, which has no binary remainder
in_last_digits as (
    select
        *,
        power(10::double, abs(decimals)) as power_of_ten,
        cast(if(decimals < 0, value / power_of_ten, value * power_of_ten) as decimal(18, 6)) as scaled_value,
        case rounding
            when 'half_even' then round_even(cast(scaled_value as double), 0)
            else cast(round(scaled_value, 0) as double)
        end as rounded_units
    from described
),

rounded as (
    select
        *,
        if(decimals < 0, rounded_units * power_of_ten, rounded_units / power_of_ten) as rounded_value
    from in_last_digits
),

final as (
    select
        figure_id,
        period,
        name_zh,
        name_en,
        unit,
        figure_numerator,
        figure_denominator,
        value,
        decimals,
        rounding,
        rounded_value,
        operator,
        published_value,
        case operator
            when 'eq' then abs(rounded_value - published_value) < 1e-9 * greatest(1, abs(published_value))
            when 'gt' then value > published_value
            when 'ge' then value >= published_value
        end as agrees,
        covered_counties,
        expected_counties,
        100.0 * covered_counties / nullif(expected_counties, 0) as coverage_percent,
        source
    from rounded
)

select * from final

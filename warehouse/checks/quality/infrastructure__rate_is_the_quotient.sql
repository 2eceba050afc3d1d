/*
code: rate_differs
severity: error
dataset: infrastructure
zh: 填报的比例与分子除以分母的结果相差超过 0.1 个百分点
en: The reported rate differs from numerator divided by denominator by more than 0.1 percentage points
fix_zh: 核对分子、分母与比例，三者须一致
fix_en: Check both counts and the rate; they must agree
*/
with
rates as (
    select
        submission_key,
        source_line,
        unnest(['sanitary_toilet_percent', 'waste_treated_percent']) as column_name,
        unnest([sanitary_toilet_percent, waste_treated_percent]) as stated_percent,
        unnest([
            sanitary_toilet_households * 100.0 / rural_households,
            waste_treated_natural_villages * 100.0 / natural_villages
        ]) as computed_percent
    from landed.infrastructure
),

final as (
    select
        submission_key,
        source_line,
        column_name,
        cast(stated_percent as varchar) as value_found,
        cast(cast(computed_percent as decimal(18, 2)) as varchar) as value_expected
    from rates
    where
        abs(stated_percent - computed_percent) > 0.1
        -- reported under other codes: a numerator above its denominator, a fraction instead of a percentage
        and computed_percent <= 100
        and (stated_percent = 0 or abs(stated_percent * 100 - computed_percent) > 1)
)

select * from final

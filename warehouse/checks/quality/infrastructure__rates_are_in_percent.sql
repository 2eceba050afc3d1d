/*
code: unit_suspect
severity: error
dataset: infrastructure
zh: 比例疑为小数，应为百分数
en: The rate seems to be a fraction, not a percentage
fix_zh: 请按百分数填报，例如 75.3，而不是 0.753
fix_en: State the rate in percent, for example 75.3, not 0.753
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
        stated_percent > 0
        and abs(stated_percent - computed_percent) > 0.1
        and abs(stated_percent * 100 - computed_percent) <= 1
)

select * from final

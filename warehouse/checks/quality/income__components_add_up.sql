/*
code: components_differ
severity: warning
dataset: income
zh: 四项收入之和与人均收入不符
en: The sum of the four components differs from the income per capita
fix_zh: 核对四项收入与合计；入库以四项之和为准
fix_en: Check the components and the total; the warehouse uses the sum of the components
*/
with
amounts as (
    select
        submission_key,
        source_line,
        income_per_capita_yuan as stated_yuan,
        wage_income_per_capita_yuan + operating_income_per_capita_yuan
            + property_income_per_capita_yuan + transfer_income_per_capita_yuan as components_yuan
    from landed.income
),

final as (
    select
        submission_key,
        source_line,
        'income_per_capita_yuan' as column_name,
        cast(stated_yuan as varchar) as value_found,
        cast(components_yuan as varchar) as value_expected
    from amounts
    where
        abs(stated_yuan - components_yuan) > greatest(1, 0.005 * stated_yuan)
        -- unit_suspect reports differences by a factor of five and more
        and (
            stated_yuan = 0
            or components_yuan <= 0
            or stated_yuan between 0.2 * components_yuan and 5 * components_yuan
        )
)

select * from final

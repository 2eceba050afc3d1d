/*
code: unit_suspect
severity: error
dataset: monitoring
zh: 数值与同类数值相差数倍，疑为单位错误（元与万元、人与万人、百分数与小数、月与年）
en: >-
  The value differs from comparable values by a large factor; probably a wrong unit (yuan or ten thousand yuan,
  persons or ten thousand persons, percent or fraction, month or year)
fix_zh: 请按表头所示单位填报：金额以“元”、人数以“人”、户数以“户”为单位，比例为百分数（如 75.3），工资为每月平均数
fix_en: >-
  Use the unit in the column header: yuan, single persons and households, percent (75.3, not 0.753), monthly wages
*/
with
rates as (
    select
        submission_key,
        source_line,
        risk_eliminated_percent as stated_percent,
        risk_eliminated_households * 100.0 / nullif(monitored_households, 0) as computed_percent
    from landed.monitoring
),

final as (
    select
        submission_key,
        source_line,
        'risk_eliminated_percent' as column_name,
        cast(stated_percent as varchar) as value_found,
        cast(cast(computed_percent as decimal(18, 2)) as varchar) as value_expected
    from rates
    where
        stated_percent > 0
        and abs(stated_percent - computed_percent) > 0.1
        and abs(stated_percent * 100 - computed_percent) <= 1
)

select * from final

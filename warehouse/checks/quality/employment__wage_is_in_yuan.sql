/*
code: unit_suspect
severity: error
dataset: employment
zh: 数值与同类数值相差数倍，疑为单位错误（元与万元、人与万人、百分数与小数、月与年）
en: >-
  The value differs from comparable values by a large factor; probably a wrong unit (yuan or ten thousand yuan,
  persons or ten thousand persons, percent or fraction, month or year)
fix_zh: 请按表头所示单位填报：金额以“元”、人数以“人”、户数以“户”为单位，比例为百分数（如 75.3），工资为每月平均数
fix_en: >-
  Use the unit in the column header: yuan, single persons and households, percent (75.3, not 0.753), monthly wages
expected:
  zh: "约{usual_yuan}"
  en: "about {usual_yuan}"
parameters: { usual_yuan: amount }
*/
with
submission_medians as (
    select distinct submission_key, median_yuan from prepared.employment_wage
),

usual_median as (
    select median(median_yuan) as usual_yuan from submission_medians
),

-- falls back to the monthly income of rural residents nationwide when the median of submissions is far from it
usual_wage as (
    select
        case
            when usual_yuan not between 0.2 * national_yuan and 5 * national_yuan then national_yuan
            else usual_yuan
        end as usual_yuan
    from usual_median
    cross join (
        select median(value) / 12 as national_yuan
        from ref.national_series
        where series_code = 'rural_disposable_income'
    )
),

yardsticks as (
    select
        submission_medians.submission_key,
        submission_medians.median_yuan,
        usual_wage.usual_yuan,
        submission_medians.median_yuan between 0.2 * usual_wage.usual_yuan and 5 * usual_wage.usual_yuan as is_usual
    from submission_medians
    cross join usual_wage
),

-- rows of a submission in the wrong unit are compared with the median of all submissions
suspects_of_unusual_files as (
    select wages.submission_key, wages.monthly_wage_yuan, yardsticks.usual_yuan
    from prepared.employment_wage as wages
    inner join yardsticks using (submission_key)
    where
        not yardsticks.is_usual
        and wages.monthly_wage_yuan > 0
        and wages.monthly_wage_yuan not between 0.2 * yardsticks.usual_yuan and 5 * yardsticks.usual_yuan
),

suspects as (
    select rows.submission_key, rows.source_line, rows.monthly_wage_yuan, yardsticks.median_yuan as yardstick_yuan
    from prepared.employment_wage_outlier as rows
    inner join yardsticks using (submission_key)
    where yardsticks.is_usual
    union all
    select employment.submission_key, employment.source_line, employment.monthly_wage_yuan, files.usual_yuan
    from landed.employment
    inner join suspects_of_unusual_files as files using (submission_key, monthly_wage_yuan)
),

final as (
    select
        submission_key,
        source_line,
        'monthly_wage_yuan' as column_name,
        cast(monthly_wage_yuan as varchar) as value_found,
        cast(yardstick_yuan as bigint) as usual_yuan
    from suspects
)

select * from final

/*
code: unit_suspect
severity: error
dataset: income
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
amounts as (
    select
        income.submission_key,
        income.source_line,
        income.population_group,
        submission.period_type,
        submission.months_elapsed,
        income.income_per_capita_yuan as stated_yuan,
        income.wage_income_per_capita_yuan + income.operating_income_per_capita_yuan
            + income.property_income_per_capita_yuan + income.transfer_income_per_capita_yuan as components_yuan
    from landed.income
    inner join landed.submission using (submission_key)
),

submission_medians as (
    select submission_key, population_group, period_type, months_elapsed, median(stated_yuan) as median_yuan
    from amounts
    group by all
),

-- median of all provinces and years: finds a whole file in the wrong unit
usual_medians as (
    select population_group, period_type, months_elapsed, median(median_yuan) as usual_yuan
    from submission_medians
    group by all
),

-- national income of rural residents for the elapsed months: finds a single file in the wrong unit
national as (
    select
        population_group,
        period_type,
        months_elapsed,
        usual_yuan,
        national_yuan * months_elapsed / 12 as national_yuan
    from usual_medians
    cross join (
        select median(value) as national_yuan
        from ref.national_series
        where series_code = 'rural_disposable_income'
    )
),

usual_amounts as (
    select
        population_group,
        period_type,
        months_elapsed,
        case
            when usual_yuan not between 0.2 * national_yuan and 5 * national_yuan then national_yuan
            else usual_yuan
        end as usual_yuan
    from national
),

yardsticks as (
    select
        submissions.submission_key,
        submissions.population_group,
        case
            when submissions.median_yuan between 0.2 * usual.usual_yuan and 5 * usual.usual_yuan
                then submissions.median_yuan
            else usual.usual_yuan
        end as yardstick_yuan
    from submission_medians as submissions
    inner join usual_amounts as usual using (population_group, period_type, months_elapsed)
),

final as (
    select
        amounts.submission_key,
        amounts.source_line,
        'income_per_capita_yuan' as column_name,
        case
            when amounts.stated_yuan between 0.2 * yardsticks.yardstick_yuan and 5 * yardsticks.yardstick_yuan
                then cast(amounts.components_yuan as varchar)
            else cast(amounts.stated_yuan as varchar)
        end as value_found,
        cast(yardsticks.yardstick_yuan as bigint) as usual_yuan
    from amounts
    inner join yardsticks using (submission_key, population_group)
    where
        (
            amounts.stated_yuan > 0
            and amounts.stated_yuan not between 0.2 * yardsticks.yardstick_yuan and 5 * yardsticks.yardstick_yuan
        )
        or (
            amounts.components_yuan > 0
            and amounts.components_yuan not between 0.2 * yardsticks.yardstick_yuan and 5 * yardsticks.yardstick_yuan
        )
)

select * from final

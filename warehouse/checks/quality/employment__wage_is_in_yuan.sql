/*
code: unit_suspect
severity: error
dataset: employment
zh: 数值与同类数值相差数倍，疑为单位错误（元与万元、人与万人、百分数与小数、月与年）
en: The value is several times off its like; probably another unit (yuan or ten thousand yuan, persons or ten thousand persons, percent or fraction, month or year)
fix_zh: 请按表头所示单位填报：金额以“元”、人数以“人”、户数以“户”为单位，比例为百分数（如 75.3），工资为每月平均数
fix_en: "Use the unit of the header: yuan, single persons and households, percent (75.3, not 0.753), wages of one month"
*/
with
-- few wages, many rows: judge each wage of a submission once
wages as (
    select submission_key, monthly_wage_yuan, count(*) as claims
    from landed.employment
    group by all
),

submission_medians as (
    select submission_key, min(monthly_wage_yuan) as median_yuan
    from (
        select
            submission_key,
            monthly_wage_yuan,
            sum(claims) over (partition by submission_key order by monthly_wage_yuan) as claims_up_to,
            sum(claims) over (partition by submission_key) as all_claims
        from wages
    )
    where 2 * claims_up_to >= all_claims
    group by submission_key
),

usual_median as (
    select median(median_yuan) as usual_yuan from submission_medians
),

-- where no other submission is near, a month's income of rural residents of the country stands in
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

-- a whole file in the wrong unit is measured by what all submissions usually say
bounds as (
    select
        submission_key,
        case when is_usual then median_yuan else usual_yuan end as yardstick_yuan,
        yardstick_yuan * case when is_usual then 0.02 else 0.2 end as lowest_yuan,
        yardstick_yuan * case when is_usual then 50 else 5 end as highest_yuan
    from (
        select *, median_yuan between 0.2 * usual_yuan and 5 * usual_yuan as is_usual
        from submission_medians
        cross join usual_wage
    )
),

suspects as (
    select wages.submission_key, wages.monthly_wage_yuan, bounds.yardstick_yuan
    from wages
    inner join bounds using (submission_key)
    where
        wages.monthly_wage_yuan > 0
        and wages.monthly_wage_yuan not between bounds.lowest_yuan and bounds.highest_yuan
),

final as (
    select
        employment.submission_key,
        employment.source_line,
        'monthly_wage_yuan' as column_name,
        cast(employment.monthly_wage_yuan as varchar) as value_found,
        'about ' || cast(cast(suspects.yardstick_yuan as bigint) as varchar) as value_expected
    from landed.employment
    inner join suspects using (submission_key, monthly_wage_yuan)
)

select * from final

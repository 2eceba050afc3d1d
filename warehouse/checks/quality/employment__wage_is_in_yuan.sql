/*
code: unit_suspect
severity: error
dataset: employment
zh: 月均工资与本省中位数相差五十倍以上，或全表与各省相差五倍以上，疑为单位错误（元、万元，月、年）
en: The monthly wage is fifty times off the median of the province, or the whole file five times off all others
fix_zh: 请填报每月平均工资，以“元”为单位
fix_en: State the average wage of one month, in yuan
*/
with
submission_medians as (
    select submission_key, median(monthly_wage_yuan) as median_yuan
    from landed.employment
    group by all
),

usual_median as (
    select median(median_yuan) as usual_yuan from submission_medians
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
        cross join usual_median
    )
),

final as (
    select
        employment.submission_key,
        employment.source_line,
        'monthly_wage_yuan' as column_name,
        cast(employment.monthly_wage_yuan as varchar) as value_found,
        'about ' || cast(cast(bounds.yardstick_yuan as bigint) as varchar) as value_expected
    from landed.employment
    inner join bounds using (submission_key)
    where
        employment.monthly_wage_yuan > 0
        and employment.monthly_wage_yuan not between bounds.lowest_yuan and bounds.highest_yuan
)

select * from final

/*
code: unit_suspect
severity: error
dataset: income
zh: 人均收入与本省中位数相差五倍以上，疑为单位错误（元、万元）
en: Income per head is more than five times off the median of the province; probably not in yuan
fix_zh: 请以“元”为单位填报，不要使用“万元”
fix_en: State amounts in yuan, not in ten thousand yuan
*/
with
amounts as (
    select
        submission_key,
        source_line,
        population_group,
        substr(period, 5) as part_of_year,
        income_per_capita_yuan as stated_yuan,
        wage_income_per_capita_yuan + operating_income_per_capita_yuan
            + property_income_per_capita_yuan + transfer_income_per_capita_yuan as components_yuan
    from landed.income
),

submission_medians as (
    select submission_key, population_group, part_of_year, median(stated_yuan) as median_yuan
    from amounts
    group by all
),

-- what submissions of any province and year usually say: catches a whole file in the wrong unit
usual_medians as (
    select population_group, part_of_year, median(median_yuan) as usual_yuan
    from submission_medians
    group by all
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
    inner join usual_medians as usual using (population_group, part_of_year)
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
        'about ' || cast(cast(yardsticks.yardstick_yuan as bigint) as varchar) as value_expected
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

/*
code: national_average_jumps
severity: error
effect: hold
dataset: income
zh: 两年均报送省份的人均收入与上年相差一倍以上，暂缓发布
en: >-
  Income per capita of the provinces that submitted both years is less than half or more than twice the previous year;
  the release is blocked
fix_zh: 检查是否有省份单位、口径或权重有误
fix_en: Check for a province with a wrong unit, definition or weight
found:
  zh: "{population_group}：{per_capita_yuan}"
  en: "{population_group}: {per_capita_yuan}"
expected:
  zh: "{previous_per_capita_yuan}的一半至两倍"
  en: "half to twice {previous_per_capita_yuan}"
parameters: { population_group: population_group, per_capita_yuan: amount, previous_per_capita_yuan: amount }
*/
with
totals as (
    select
        income.province_code,
        income.period,
        submission.previous_period,
        income.population_group,
        sum(income.persons) as persons,
        sum(
            income.persons * (
                income.wage_income_per_capita_yuan + income.operating_income_per_capita_yuan
                + income.property_income_per_capita_yuan + income.transfer_income_per_capita_yuan
            )
        ) as income_yuan
    from accepted.income
    inner join landed.submission using (submission_key)
    group by all
),

-- only provinces that submitted both years
years as (
    select
        current_year.period,
        current_year.population_group,
        sum(current_year.income_yuan) / sum(current_year.persons) as per_capita_yuan,
        sum(previous_year.income_yuan) / sum(previous_year.persons) as previous_per_capita_yuan
    from totals as current_year
    inner join totals as previous_year
        on current_year.province_code = previous_year.province_code
        and current_year.population_group = previous_year.population_group
        and current_year.previous_period = previous_year.period
    group by all
),

final as (
    select
        cast(null as bigint) as submission_key,
        cast(null as bigint) as source_line,
        'income_per_capita_yuan' as column_name,
        population_group,
        cast(per_capita_yuan as bigint) as per_capita_yuan,
        cast(previous_per_capita_yuan as bigint) as previous_per_capita_yuan,
        'income' as dataset,
        period,
        cast(null as varchar) as province_code
    from years
    where per_capita_yuan not between 0.5 * previous_per_capita_yuan and 2 * previous_per_capita_yuan
)

select * from final

/*
code: national_total_jumps
severity: error
effect: hold
dataset: employment
zh: 两年均报送省份的就业总量与上年相差一倍以上，暂缓发布
en: >-
  Total employment of the provinces that submitted both years is less than half or more than twice the previous year;
  the release is blocked
fix_zh: 检查是否有省份报送范围、人数权重或文件有误
fix_en: Check for a province with a wrong scope, sample weight or file
expected:
  zh: "{previous_persons}的一半至两倍"
  en: "half to twice {previous_persons}"
parameters: { previous_persons: count }
*/
with
claims as (
    select submission_key, rows_accepted as claims
    from accepted.submission
    where dataset = 'employment' and rows_accepted > 0
),

totals as (
    select
        submission.province_code,
        submission.period,
        submission.previous_period,
        sum(claims.claims * submission.sample_weight) as persons
    from claims
    inner join landed.submission using (submission_key)
    group by all
),

-- only provinces that submitted both years
years as (
    select
        current_year.period,
        sum(current_year.persons) as persons,
        sum(previous_year.persons) as previous_persons
    from totals as current_year
    inner join totals as previous_year
        on current_year.province_code = previous_year.province_code
        and current_year.previous_period = previous_year.period
    group by current_year.period
),

final as (
    select
        cast(null as bigint) as submission_key,
        cast(null as bigint) as source_line,
        'persons' as column_name,
        cast(cast(persons as bigint) as varchar) as value_found,
        cast(previous_persons as bigint) as previous_persons,
        'employment' as dataset,
        period,
        cast(null as varchar) as province_code
    from years
    where persons not between 0.5 * previous_persons and 2 * previous_persons
)

select * from final

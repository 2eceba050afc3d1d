/*
code: stale_period
severity: error
dataset: employment
scope: province
zh: 全部数据与上年同期完全相同，疑为重复报送上期文件
en: Every value equals that of the previous year; probably last year's file sent again
fix_zh: 请报送本期数据
fix_en: Send the data of this period
*/
with
-- only a register with as many rows as that of the year before can be the same
alike as (
    select
        current_year.submission_key,
        current_year.previous_period,
        previous_year.submission_key as previous_submission_key
    from landed.submission as current_year
    inner join landed.submission as previous_year
        on current_year.dataset = previous_year.dataset
        and current_year.province_code = previous_year.province_code
        and current_year.previous_period = previous_year.period
        and current_year.rows_landed = previous_year.rows_landed
    where current_year.is_effective and previous_year.is_effective and current_year.dataset = 'employment'
),

-- a fingerprint of each of them, cheap even for millions of rows
registers as (
    select
        submission_key,
        count(*) as claims,
        sum(months_worked) as months,
        sum(monthly_wage_yuan) as wages,
        min(person_key) as first_person,
        max(person_key) as last_person
    from landed.employment
    where submission_key in (select submission_key from alike union all select previous_submission_key from alike)
    group by all
),

stale_submissions as (
    select alike.submission_key, alike.previous_period
    from alike
    inner join registers as current_year
        on alike.submission_key = current_year.submission_key
    inner join registers as previous_year
        on alike.previous_submission_key = previous_year.submission_key
        and current_year.claims = previous_year.claims
        and current_year.months = previous_year.months
        and current_year.wages = previous_year.wages
        and current_year.first_person = previous_year.first_person
        and current_year.last_person = previous_year.last_person
),

final as (
    select
        employment.submission_key,
        employment.source_line,
        cast(null as varchar) as column_name,
        'all values of ' || stale_submissions.previous_period as value_found,
        'values of this period' as value_expected
    from landed.employment
    inner join stale_submissions using (submission_key)
)

select * from final

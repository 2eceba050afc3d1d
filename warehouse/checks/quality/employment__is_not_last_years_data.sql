/*
code: stale_period
severity: error
dataset: employment
scope: province
zh: 全部数据与上年同期完全相同，疑为重复报送上期文件
en: All values equal those of the previous year; probably last year's file was sent again
fix_zh: 请报送本期数据
fix_en: Send the data of this period
found:
  zh: "与{previous_period}的数值全部相同"
  en: "all values of {previous_period}"
expected:
  zh: "本期的数值"
  en: "values of this period"
parameters: { previous_period: period }
*/
with
-- registers with as many rows as in the previous year
same_size_pairs as (
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

-- aggregates that identify the content of a register; cheap for millions of rows
registers as (
    select
        submission_key,
        count(*) as claims,
        sum(months_worked) as months,
        sum(monthly_wage_yuan) as wages,
        min(person_key_high) as first_person,
        max(person_key_high) as last_person
    from landed.employment
    where submission_key in (
        select submission_key from same_size_pairs
        union all
        select previous_submission_key from same_size_pairs
    )
    group by all
),

stale_submissions as (
    select same_size_pairs.submission_key, same_size_pairs.previous_period
    from same_size_pairs
    inner join registers as current_year
        on same_size_pairs.submission_key = current_year.submission_key
    inner join registers as previous_year
        on same_size_pairs.previous_submission_key = previous_year.submission_key
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
        stale_submissions.previous_period
    from landed.employment
    inner join stale_submissions using (submission_key)
)

select * from final

/*
description: >
  Lifted labourers in work nationwide by industry and worker profile (worker_profile_key): claims (gross), persons
  counted once (net), months and wages. Use it for questions about age, training or job channels: it has few rows, the
  fact has one per claim.
description_zh: 按行业与务工人员特征统计的全国务工就业规模：报送人数、去重后人数、人月数与工资总额；按年龄、培训、渠道分析无需逐条读取明细
grain: [period, industry_key, worker_profile_key]
*/
with
final as (
    select
        submissions.period,
        submissions.period_type,
        by_submission.date_key,
        by_submission.industry_key,
        by_submission.worker_profile_key,
        cast(sum(by_submission.claimed_persons) as bigint) as claimed_persons,
        cast(sum(by_submission.persons) as bigint) as persons,
        cast(sum(by_submission.person_months) as bigint) as person_months,
        cast(sum(by_submission.wage_yuan) as decimal(18, 2)) as wage_yuan,
        sum(by_submission.wage_yuan) / nullif(sum(by_submission.person_months), 0) as average_monthly_wage_yuan
    from mart.mart_employment_by_submission_and_profile as by_submission
    inner join star.dim_submission as submissions using (submission_key)
    group by all
)

select * from final

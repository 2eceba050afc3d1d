/*
description: >
  Sums of fct_employment by submission, industry and worker profile. Use it for questions about age, sex, training or
  job channels of one or all provinces: it has few rows, the fact has one per claim.
description_zh: fct_employment 按报送批次、行业与务工人员特征的汇总；按年龄、性别、培训、渠道分析各省或全国时读此表，无需逐条读取明细
grain: [submission_key, industry_key, worker_profile_key]
incremental_by: submission_key
*/
with
final as (
    select
        submission_key,
        date_key,
        industry_key,
        worker_profile_key,
        cast(sum(claimed_persons) as bigint) as claimed_persons,
        cast(sum(persons) as bigint) as persons,
        cast(sum(person_months) as bigint) as person_months,
        cast(sum(wage_yuan) as decimal(18, 2)) as wage_yuan
    from star.fct_employment
    group by all
)

select * from final

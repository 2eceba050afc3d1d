/*
dataset: employment
description: >
  Rows whose code is anything but that of a lifted county of the submitting province in the period. Few of millions:
  the checks of codes look at these alone.
description_zh: 户籍县代码存疑的行（不是本省、本期有效的脱贫县代码），供各项代码检查使用
*/
with
codes as (
    select distinct submission_key, region_code from prepared.employment_combination
),

sound as (
    select distinct verdict.region_code, submission.submission_key
    from landed.submission
    inner join ref.region_code_verdict as verdict
        on submission.province_code = verdict.province_code
        and cast(left(submission.period, 4) as integer) = verdict.year
    where verdict.verdict = 'valid_lifted_county'
),

doubtful as (
    select * from codes
    anti join sound using (submission_key, region_code)
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        sent.region_code,
        sent.period,
        sent.province_code
    from landed.employment as sent
    inner join doubtful using (submission_key, region_code)
)

select * from final

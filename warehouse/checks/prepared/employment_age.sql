/*
dataset: employment
description: >
  Distinct combinations of birth year and education of a submission, with the age at the end of the year. A register
  of millions of rows has few combinations; checks evaluate each once.
description_zh: 各批次行中出现的年末年龄与文化程度组合，各一次；检查逐组合判断，不必逐行
*/
with
combinations as (
    select submission_key, birth_year, education
    from landed.employment
    group by all
),

final as (
    select
        combinations.submission_key,
        combinations.birth_year,
        combinations.education,
        submission.period_year - combinations.birth_year as age
    from combinations
    inner join landed.submission using (submission_key)
)

select * from final

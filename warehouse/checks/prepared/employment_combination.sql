/*
dataset: employment
description: >
  Distinct combinations of county code, county name, work region code and work place of a submission, with the number
  of claims of each. A register of millions of rows has few combinations; checks evaluate each once.
description_zh: 各批次行中出现的区划代码、县名、务工地代码与务工区域组合，各一次，附条数；检查逐组合判断，不必逐行
*/
with
final as (
    select
        submission_key,
        region_code,
        county_name,
        work_region_code,
        work_place,
        count(*) as claims
    from landed.employment
    group by all
)

select * from final

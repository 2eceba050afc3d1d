/*
dataset: employment
incremental_by: submission_key
description: >
  Claims that landed for each code of a county: no fewer than will be accepted, so where these fit, those do.
description_zh: 各批次各区划代码的报送条数，不少于最终接受的条数；此数不超限，则接受数必不超限
*/
with
final as (
    select submission_key, region_code, cast(sum(claims) as bigint) as claims
    from prepared.employment_combination
    group by all
)

select * from final

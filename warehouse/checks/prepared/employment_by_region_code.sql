/*
dataset: employment
incremental_by: submission_key
description: >
  Number of landed claims by county code. Accepted claims are at most as many, so a county whose landed claims are
  within a limit needs no count of accepted rows.
description_zh: 各批次各区划代码的报送条数，不少于最终接受的条数；此数不超限，则接受数必不超限
*/
with
final as (
    select submission_key, region_code, cast(sum(claims) as bigint) as claims
    from prepared.employment_combination
    group by all
)

select * from final

/*
description: Orchards
description_zh: 表
grain: [submission_key, source_line]
clustered_by: place_code
incremental_by: submission_key
*/
select o.submission_key, o.source_line, o.place_code, o.variety, o.trees,
    coalesce(d.keeper_claims, 1) as keeper_claims,
    case when coalesce(d.claim_rank, 1) = 1 then o.trees else 0 end as counted_trees
from accepted.orchard as o
left join prepared.duplicate_keeper as d using (submission_key, source_line)

/*
description: Orchards of submissions
description_zh: 表
grain: [submission_key, variety]
incremental_by: submission_key
*/
select submission_key, variety, cast(sum(trees) as bigint) as trees, cast(sum(counted_trees) as bigint) as counted_trees
from star.fct_orchard
group by all

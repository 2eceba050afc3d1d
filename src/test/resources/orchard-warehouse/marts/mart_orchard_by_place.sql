/*
description: Orchards of places
description_zh: 表
grain: [place_code]
*/
select place_code, cast(sum(trees) as bigint) as trees, cast(sum(counted_trees) as bigint) as counted_trees
from star.fct_orchard
group by all

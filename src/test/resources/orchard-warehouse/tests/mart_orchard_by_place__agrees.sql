/*
description: The marts agree
description_zh: 表
grain: []
*/
select 1
from (select sum(trees) as trees from mart.mart_orchard_by_place) as p
cross join (select sum(trees) as trees from mart.mart_orchard_by_submission) as s
where p.trees is distinct from s.trees

/*
description: Figures
description_zh: 表
grain: [figure_id, period]
*/
select 'T' as figure_id, s.period, cast(sum(m.counted_trees) as double) as value
from mart.mart_orchard_by_submission as m
join star.dim_submission as s using (submission_key)
group by all

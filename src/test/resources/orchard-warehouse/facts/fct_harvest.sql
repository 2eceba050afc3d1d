/*
description: Harvests
description_zh: 表
grain: [submission_key, source_line]
incremental_by: submission_key
*/
select h.submission_key, h.source_line, h.place_code, h.kilograms, p.hectares, t.place_trees
from accepted.harvest as h
left join ref.place as p using (place_code)
left join prepared.place_total as t on t.period = h.period and t.place_code = h.place_code

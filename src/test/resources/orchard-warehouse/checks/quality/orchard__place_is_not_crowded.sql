/*
code: crowded_place
severity: error
dataset: orchard
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select submission_key, source_line, 'place_code' as column_name
from landed.orchard
where trees > 60 and (place_code, period) in (
    select (place_code, period)
    from prepared.trees_by_place
    group by place_code, period
    having sum(trees) > 500
)

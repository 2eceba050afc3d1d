/*
code: heavy_harvest
severity: error
dataset: harvest
scope: province
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select h.submission_key, h.source_line, 'kilograms' as column_name, cast(h.kilograms as varchar) as value_found
from landed.harvest as h
join (
    select province_code, period, place_code, sum(trees) as trees from prepared.trees_by_place group by all
) as t using (province_code, period, place_code)
where h.kilograms > 20 * t.trees

/*
code: extreme_trees
severity: warning
dataset: orchard
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select submission_key, source_line, 'trees' as column_name, cast(trees as varchar) as value_found
from landed.orchard
where trees > 2 * (select median(trees) from landed.orchard)

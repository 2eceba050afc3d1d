/*
code: few_trees
severity: error
dataset: orchard
scope: province
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select submission_key, source_line, 'trees' as column_name, cast(trees as varchar) as value_found, 'more' as value_expected
from landed.orchard
where trees < 5

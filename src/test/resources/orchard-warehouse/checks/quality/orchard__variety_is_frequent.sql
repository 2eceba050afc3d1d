/*
code: rare_variety
severity: warning
dataset: orchard
scope: province
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select submission_key, source_line, 'variety' as column_name, variety as value_found
from landed.orchard
semi join (from prepared.variety_count where variety_rows = 1) using (submission_key, variety)

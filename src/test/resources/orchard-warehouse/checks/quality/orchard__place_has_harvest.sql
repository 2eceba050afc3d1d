/*
code: no_harvest
severity: warning
dataset: orchard
scope: province
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select submission_key, source_line, 'place_code' as column_name, place_code as value_found
from landed.orchard
anti join landed.harvest using (province_code, period, place_code)

/*
code: shared_keeper
severity: warning
dataset: orchard
scope: nation
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select submission_key, source_line, 'keeper_key' as column_name,
    count(*) over (partition by period, keeper_key_high, keeper_key_low, place_code)::varchar as value_found
from landed.duplicate_orchard

/*
code: keeper_counted_once
severity: warning
dataset: orchard
effect: report
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select submission_key, source_line, 'keeper_key' as column_name, claim_rank || ' of ' || keeper_claims as value_found
from prepared.duplicate_keeper

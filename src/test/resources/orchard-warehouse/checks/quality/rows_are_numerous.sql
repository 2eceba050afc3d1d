/*
code: few_rows
severity: warning
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select submission_key, null::bigint as source_line, null::varchar as column_name, row_count::varchar as value_found
from prepared.row_count
where row_count < 3

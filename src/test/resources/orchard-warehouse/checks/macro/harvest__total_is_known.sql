/*
code: total_unknown
severity: warning
dataset: harvest
effect: hold
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
select period, 'kilograms' as column_name, cast(sum(kilograms) as varchar) as value_found
from accepted.harvest
group by period
having sum(kilograms) % 29 = 0

/*
code: numerator_exceeds_denominator
severity: error
dataset: monitoring
waivable: never
zh: 分子大于分母
en: The numerator exceeds the denominator
fix_zh: 核对两项数字，覆盖数不得大于总数
fix_en: Check both counts; the covered number must not exceed the total
*/
select
    submission_key,
    source_line,
    'assisted_households' as column_name,
    cast(assisted_households as varchar) as value_found,
    'at most ' || cast(monitored_households as varchar) as value_expected
from landed.monitoring
where assisted_households > monitored_households

/*
code: numerator_exceeds_denominator
severity: error
dataset: monitoring
waivable: never
zh: 分子大于分母
en: The numerator exceeds the denominator
fix_zh: 核对两项数字，覆盖数不得大于总数
fix_en: Check both counts; the covered number must not exceed the total
expected:
  zh: "不大于{monitored_households}"
  en: "at most {monitored_households}"
parameters: { monitored_households: count }
*/
select
    submission_key,
    source_line,
    'assisted_households' as column_name,
    cast(assisted_households as varchar) as value_found,
    monitored_households
from landed.monitoring
where assisted_households > monitored_households

/*
code: households_exceed_persons
severity: error
dataset: monitoring
waivable: never
zh: 户数大于人数
en: The number of households exceeds the number of persons
fix_zh: 核对户数与人数是否填反
fix_en: Check whether the two counts are interchanged
expected:
  zh: "不小于{monitored_households}"
  en: "at least {monitored_households}"
parameters: { monitored_households: count }
*/
select
    submission_key,
    source_line,
    'monitored_persons' as column_name,
    cast(monitored_persons as varchar) as value_found,
    monitored_households
from landed.monitoring
where monitored_persons < monitored_households

/*
code: eliminated_exceeds_identified
severity: error
dataset: monitoring
waivable: never
zh: 风险消除户数大于识别监测对象户数
en: The households with eliminated risk exceed the households identified
fix_zh: 核对两项数字；风险消除是状态标注，不从识别户数中扣除
fix_en: Check both counts; a household with eliminated risk still counts as identified
expected:
  zh: "不大于{monitored_households}"
  en: "at most {monitored_households}"
parameters: { monitored_households: count }
*/
select
    submission_key,
    source_line,
    'risk_eliminated_households' as column_name,
    cast(risk_eliminated_households as varchar) as value_found,
    monitored_households
from landed.monitoring
where risk_eliminated_households > monitored_households

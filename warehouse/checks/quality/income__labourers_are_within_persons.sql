/*
code: labourers_exceed_persons
severity: error
dataset: income
zh: 劳动力数大于人数
en: The number of labourers exceeds the number of persons
fix_zh: 核对劳动力数与人数，劳动力数不得大于人数
fix_en: Check both counts; labourers must not exceed persons
expected:
  zh: "不大于{persons}"
  en: "at most {persons}"
parameters: { persons: count }
*/
select
    submission_key,
    source_line,
    'labourers' as column_name,
    cast(labourers as varchar) as value_found,
    persons
from landed.income
where labourers > persons

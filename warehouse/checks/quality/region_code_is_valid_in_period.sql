/*
code: region_code_not_valid_in_period
severity: error
scope: province
waivable: never
zh: 区划代码在报告期前后一年内均无效
en: The code is not valid in the period, nor one year before or after it
fix_zh: 使用期末有效的区划代码
fix_en: Use the code valid at the end of the period
expected:
  zh: "{expected_code, select, none {{year}年有效的县级代码} other {{expected_code} {expected_name}}}"
  en: "{expected_code, select, none {a county code in force in {year}} other {{expected_code} {expected_name}}}"
parameters: { expected_code: code, expected_name: text, year: year }
*/
select
    submission_key,
    source_line,
    'region_code' as column_name,
    region_code as value_found,
    expected_code,
    expected_name,
    year
from prepared.region_code_suspect
where verdict = 'region_code_not_valid_in_period'
    -- region_of_other_province reports a county of another province
    and is_of_province

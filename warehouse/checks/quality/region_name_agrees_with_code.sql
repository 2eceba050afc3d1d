/*
code: region_name_differs
severity: warning
scope: province
zh: 县名与区划代码不符
en: The county name does not match the region code
fix_zh: 核对县名和区划代码
fix_en: Check the name and the code
expected:
  zh: "{expected_code} {expected_name}"
  en: "{expected_code} {expected_name}"
parameters: { expected_code: code, expected_name: text }
*/
select
    submission_key,
    source_line,
    'county_name' as column_name,
    county_name as value_found,
    expected_code,
    expected_name
from prepared.region_code_suspect
where has_other_name

/*
code: outdated_region_code
severity: info
scope: province
zh: 区划代码为期末前后一年内的旧码或新码，已按期末有效代码归集
en: The code was valid one year before or after the period; the row counts for the county that it stands for
fix_zh: 下次请使用期末有效的区划代码
fix_en: Next time use the code valid at the end of the period
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
where verdict = 'outdated_region_code'
    -- region_of_other_province reports a county of another province
    and is_of_province

/*
code: not_a_county
severity: error
scope: province
waivable: never
zh: 区划代码是省级或地级代码，不是县级代码
en: The code is that of a province or a prefecture, not of a county
fix_zh: 填写县级区划代码
fix_en: Use the code of the county
expected:
  zh: "{code_name}所辖县的代码"
  en: "code of a county of {code_name}"
parameters: { code_name: text }
*/
select
    submission_key,
    source_line,
    'region_code' as column_name,
    region_code as value_found,
    code_name
from prepared.region_code_suspect
where verdict = 'not_a_county'

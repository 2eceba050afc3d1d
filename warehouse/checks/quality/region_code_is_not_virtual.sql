/*
code: virtual_region_code
severity: error
scope: province
waivable: never
zh: 区划代码是市辖区、省直辖等占位代码或统计功能区代码
en: The code is a placeholder or a statistical area, not an administrative division
fix_zh: 填写县级行政区划代码
fix_en: Use the code of the county
expected:
  zh: "县的代码，而不是{code_name}"
  en: "code of a county, not {code_name}"
parameters: { code_name: text }
*/
select
    submission_key,
    source_line,
    'region_code' as column_name,
    region_code as value_found,
    code_name
from prepared.region_code_suspect
where verdict = 'virtual_region_code'

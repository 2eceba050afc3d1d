/*
code: region_of_other_province
severity: error
scope: province
waivable: never
zh: 县不属于报送省份
en: The county does not belong to the submitting province
fix_zh: 核对区划代码，只报本省的县
fix_en: Check the code; report only counties of your province
expected:
  zh: "{province_code}所辖县的代码"
  en: "code of a county of {province_code}"
parameters: { province_code: province }
*/
select
    submission_key,
    source_line,
    'region_code' as column_name,
    region_code as value_found,
    province_code
from prepared.region_code_suspect
where
    not is_of_province
    -- these two are reported under their own codes
    and verdict not in ('virtual_region_code', 'not_a_county')

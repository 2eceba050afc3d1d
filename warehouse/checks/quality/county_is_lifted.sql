/*
code: county_not_lifted
severity: error
scope: province
zh: 县不在832个脱贫县名单内
en: The county is not one of the 832 lifted counties
fix_zh: 只报国家名单内的脱贫县，不含省级自定的县
fix_en: Report only counties of the national list, without counties that the province added
expected:
  zh: "832个脱贫县之一，而不是{expected_name}"
  en: "a county on the list of 832, not {expected_name}"
parameters: { expected_name: text }
*/
select
    submission_key,
    source_line,
    'region_code' as column_name,
    region_code as value_found,
    expected_name
from prepared.region_code_suspect
where verdict = 'county_not_lifted'
    -- region_of_other_province reports a county of another province
    and is_of_province

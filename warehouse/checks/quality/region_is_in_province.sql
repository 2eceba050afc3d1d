/*
code: region_of_other_province
severity: error
scope: province
waivable: never
zh: 县不属于报送省份
en: The county belongs to another province than the one that submits
fix_zh: 核对区划代码，只报本省的县
fix_en: Check the code; send counties of your own province only
*/
select
    submission_key,
    source_line,
    'region_code' as column_name,
    region_code as value_found,
    'code of a county of ' || province_code as value_expected
from prepared.region_code_suspect
where
    not is_of_province
    -- these two have a finding of their own
    and verdict not in ('virtual_region_code', 'not_a_county')

/*
code: outdated_region_code
severity: info
scope: province
zh: 区划代码为期末前后一年内的旧码或新码，已按期末有效代码归集
en: The code was valid one year before or after the period; the row counts for the county that it stands for
fix_zh: 下次请使用期末有效的区划代码
fix_en: Next time use the code valid at the end of the period
*/
select
    submission_key,
    source_line,
    'region_code' as column_name,
    region_code as value_found,
    value_expected
from prepared.region_code_suspect
where verdict = 'outdated_region_code'
    -- region_of_other_province reports a county of another province
    and is_of_province

/*
code: outdated_region_code
severity: info
scope: province
zh: 区划代码为期末前后一年内的旧码或新码，已按期末有效代码归集
en: The code is one year older or newer than the period; taken as the county that it stands for
fix_zh: 下次请使用期末有效的区划代码
fix_en: Next time send the code that is valid at the end of the period
*/
select
    submission_key,
    source_line,
    'region_code' as column_name,
    region_code as value_found,
    value_expected
from prepared.region_code_suspect
where verdict = 'outdated_region_code'
    -- a county of another province has a finding of its own
    and is_of_province

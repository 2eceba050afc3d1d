/*
code: virtual_region_code
severity: error
dataset: employment
scope: province
waivable: never
zh: 区划代码是市辖区、省直辖等占位代码或统计功能区代码
en: The code is a placeholder or a statistical area, not an administrative division
fix_zh: 填写县级行政区划代码
fix_en: Send the code of the county
*/
with
codes as (
    select distinct submission_key, region_code, period, province_code
    from prepared.employment_of_doubtful_region
),

offending as (
    select
        codes.submission_key,
        codes.region_code,
        verdict.value_expected as value_expected
    from codes
    inner join ref.region_code_verdict as verdict
        on codes.region_code = verdict.region_code
        and verdict.year = cast(left(codes.period, 4) as integer)
    where verdict.verdict = 'virtual_region_code'
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        'region_code' as column_name,
        sent.region_code as value_found,
        offending.value_expected
    from prepared.employment_of_doubtful_region as sent
    inner join offending
        on sent.submission_key = offending.submission_key
        and sent.region_code = offending.region_code
)

select * from final

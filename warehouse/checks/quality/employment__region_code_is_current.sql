/*
code: outdated_region_code
severity: info
dataset: employment
scope: province
zh: 区划代码为期末前后一年内的旧码或新码，已按期末有效代码归集
en: The code is one year older or newer than the period; taken as the county that it stands for
fix_zh: 下次请使用期末有效的区划代码
fix_en: Next time send the code that is valid at the end of the period
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
    where verdict.verdict = 'outdated_region_code'
    -- a county of another province has a finding of its own
    and verdict.province_code = codes.province_code
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

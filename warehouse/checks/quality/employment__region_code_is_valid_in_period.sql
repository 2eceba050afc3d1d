/*
code: region_code_not_valid_in_period
severity: error
dataset: employment
scope: province
waivable: never
zh: 区划代码在报告期前后一年内均无效
en: The code was not in force in the period, nor one year before or after it
fix_zh: 使用期末有效的区划代码
fix_en: Send the code that is valid at the end of the period
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
    where verdict.verdict = 'region_code_not_valid_in_period'
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

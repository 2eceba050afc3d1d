/*
code: not_a_county
severity: error
dataset: employment
scope: province
waivable: never
zh: 区划代码是省级或地级代码，不是县级代码
en: The code stands for a province or a prefecture, not for a county
fix_zh: 填写县级区划代码
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
    where verdict.verdict = 'not_a_county'
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

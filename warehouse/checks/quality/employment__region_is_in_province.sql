/*
code: region_of_other_province
severity: error
dataset: employment
scope: province
waivable: never
zh: 县不属于报送省份
en: The county belongs to another province than the one that submits
fix_zh: 核对区划代码，只报本省的县
fix_en: Check the code; send counties of your own province only
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
        'code of a county of ' || codes.province_code as value_expected
    from codes
    inner join ref.region_code_verdict as verdict
        on codes.region_code = verdict.region_code
        and verdict.year = cast(left(codes.period, 4) as integer)
    where verdict.province_code <> codes.province_code
    -- these two have a finding of their own
    and verdict.verdict not in ('virtual_region_code', 'not_a_county')
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

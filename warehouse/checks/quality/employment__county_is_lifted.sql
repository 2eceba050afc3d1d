/*
code: county_not_lifted
severity: error
dataset: employment
scope: province
zh: 县不在832个脱贫县名单内
en: The county is not one of the 832 lifted counties
fix_zh: 只报国家名单内的脱贫县，不含省级自定的县
fix_en: Send the counties of the national list only, not those that the province added
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
    where verdict.verdict = 'county_not_lifted'
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

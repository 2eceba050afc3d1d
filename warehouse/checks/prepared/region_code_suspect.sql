/*
description: >
  Rows whose county code and name are not those of a lifted county of the submitting province in the period. The
  checks of codes and names read only these rows.
description_zh: 区划代码或县名存疑的行（不是本省、本期有效的脱贫县代码，或县名与代码不符），供各项代码检查使用
*/
with
suspect as (
    select
        submission_key,
        region_code,
        county_name,
        province_code,
        verdict,
        is_of_province,
        has_other_name,
        code_name,
        expected_code,
        expected_name,
        year
    from prepared.reported_region
    where
        verdict <> 'valid_lifted_county'
        or not is_of_province
        or has_other_name
),

sent as (
    select submission_key, source_line, region_code, county_name from landed.employment
    union all
    select submission_key, source_line, region_code, county_name from landed.income
    union all
    select submission_key, source_line, region_code, county_name from landed.infrastructure
    union all
    select submission_key, source_line, region_code, county_name from landed.monitoring
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        sent.region_code,
        sent.county_name,
        suspect.province_code,
        suspect.verdict,
        suspect.is_of_province,
        suspect.has_other_name,
        suspect.code_name,
        suspect.expected_code,
        suspect.expected_name,
        suspect.year
    from sent
    inner join suspect
        on sent.submission_key = suspect.submission_key
        and sent.region_code = suspect.region_code
        and sent.county_name is not distinct from suspect.county_name
)

select * from final

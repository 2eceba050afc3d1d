/*
description: >
  Distinct combinations of county code and county name of a submission, with the region that the code stands for in the
  period. Checks evaluate each combination once instead of each row. To include a new dataset, add it to the first list
  here and to the list in region_code_suspect.
description_zh: 各批次行中填报的区划代码与县名组合，各一次，并附该代码在报告期的含义；检查逐组合判断，不必逐行
*/
with
stated as (
    select submission_key, region_code, county_name from prepared.employment_combination
    union
    select submission_key, region_code, county_name from landed.income
    union
    select submission_key, region_code, county_name from landed.infrastructure
    union
    select submission_key, region_code, county_name from landed.monitoring
),

evaluated as (
    select
        stated.submission_key,
        stated.region_code,
        stated.county_name,
        submission.province_code,
        verdict.verdict,
        verdict.is_accepted,
        verdict.code_name,
        verdict.expected_code,
        verdict.expected_name,
        verdict.year,
        verdict.region_durable_key,
        verdict.province_code = submission.province_code as is_of_province,
        -- without spaces and bracketed text, with half-width brackets
        replace(
            regexp_replace(translate(trim(stated.county_name), '（）［］【】　', '()[][] '), '[(\[].*$', ''),
            ' ', ''
        ) as folded_name
    from stated
    inner join landed.submission using (submission_key)
    inner join ref.region_code_verdict as verdict
        on stated.region_code = verdict.region_code
        and submission.period_year = verdict.year
),

-- former names, short forms and full names with a prefix (province, prefecture) are accepted
recognized as (
    select distinct evaluated.submission_key, evaluated.region_code, evaluated.county_name
    from evaluated
    inner join ref.region_name_variant as variant
        on evaluated.region_durable_key = variant.region_durable_key
    where evaluated.folded_name = variant.name_variant
    or (variant.is_full_name and ends_with(evaluated.folded_name, variant.name_variant))
),

final as (
    select
        evaluated.submission_key,
        evaluated.region_code,
        evaluated.county_name,
        evaluated.province_code,
        evaluated.verdict,
        evaluated.is_of_province,
        evaluated.is_accepted
            and evaluated.is_of_province
            and evaluated.county_name is not null
            and recognized.submission_key is null as has_other_name,
        evaluated.code_name,
        evaluated.expected_code,
        evaluated.expected_name,
        evaluated.year
    from evaluated
    left join recognized using (submission_key, region_code, county_name)
)

select * from final

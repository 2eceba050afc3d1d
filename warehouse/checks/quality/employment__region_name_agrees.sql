/*
code: region_name_differs
severity: warning
dataset: employment
scope: province
zh: 县名与区划代码不符
en: The name is not a name of the county that the code stands for
fix_zh: 核对县名和区划代码
fix_en: Check name and code
*/
with
pairs as (
    select distinct submission_key, region_code, county_name
    from prepared.employment_combination
    where county_name is not null
),

-- half-width brackets; spaces and what stands in brackets left out
folded as (
    select
        pairs.submission_key,
        pairs.region_code,
        pairs.county_name,
        verdict.region_durable_key,
        verdict.value_expected,
        replace(
            regexp_replace(translate(trim(pairs.county_name), '（）［］【】　', '()[][] '), '[(\[].*$', ''),
            ' ', ''
        ) as folded_name
    from pairs
    inner join landed.submission using (submission_key)
    inner join ref.region_code_verdict as verdict
        on pairs.region_code = verdict.region_code
        and verdict.year = cast(left(submission.period, 4) as integer)
    where verdict.is_accepted
    and verdict.province_code = submission.province_code
),

-- an earlier or a short name will do, and so will a name with province and prefecture in front
recognized as (
    select distinct folded.submission_key, folded.region_code, folded.county_name
    from folded
    inner join ref.region_name_variant as variant
        on folded.region_durable_key = variant.region_durable_key
    where folded.folded_name = variant.name_variant
    or (variant.is_full_name and ends_with(folded.folded_name, variant.name_variant))
),

offending as (
    select folded.*
    from folded
    anti join recognized
        on folded.submission_key = recognized.submission_key
        and folded.region_code = recognized.region_code
        and folded.county_name = recognized.county_name
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        'county_name' as column_name,
        sent.county_name as value_found,
        offending.value_expected
    from landed.employment as sent
    inner join offending
        on sent.submission_key = offending.submission_key
        and sent.region_code = offending.region_code
        and sent.county_name = offending.county_name
)

select * from final

/*
description: >
  Whether a known region code may stand for a lifted county in a year, and if not, the one reason that is reported.
  The first matching case applies. outdated_region_code is accepted, all others are errors. Codes of another province
  are found by the checks, which read the submitting province.
description_zh: 已知行政区划代码在某年度能否作为脱贫县代码；不能时只给出一个原因
grain: [region_code, year]
columns:
  region_code: 'Code that was sent, GB/T 2260'
  year: 'Year at whose end the period ends, 2012 to 2030'
  province_code: 'Province of the code'
  verdict: 'valid_lifted_county, or the code of the finding that a row with this code gets'
  is_accepted: 'Whether rows with this code count'
  region_durable_key: 'Durable key of the region that the code stands for in the year; null if there is none'
  code_name: 'Last name of the region of the code'
  expected_code: 'Code of that region in force in the year; null if there is none'
  expected_name: 'Name of that region in force in the year; null if there is none'
*/
with
code as (
    select
        region_code,
        any_value(region_level) as region_level,
        any_value(province_code) as province_code,
        bool_or(is_virtual) as is_virtual,
        arg_max(region_name, valid_from) as last_region_name,
        arg_max(coalesce(successor_durable_key, region_durable_key), valid_from) as last_durable_key
    from ref.region_version
    group by region_code
),

calendar_year as (
    select cast(year as integer) as year from range(2012, 2031) as t (year)
),

-- code and name in force at the end of the year, expected instead of an outdated code
in_force as (
    select year, region_durable_key, region_code, valid_region_name as region_name
    from ref.region_code_in_period
    where resolution = 'valid'
),

evaluated as (
    select
        code.region_code,
        calendar_year.year,
        code.province_code,
        code.last_region_name,
        meaning.region_durable_key,
        coalesce(meaning.valid_region_code, in_force.region_code) as expected_code,
        coalesce(meaning.valid_region_name, in_force.region_name) as expected_name,
        case
            when code.is_virtual then 'virtual_region_code'
            when code.region_level <> 'county' then 'not_a_county'
            when meaning.region_code is null then 'region_code_not_valid_in_period'
            when not meaning.is_lifted_county then 'county_not_lifted'
            when meaning.resolution <> 'valid' then 'outdated_region_code'
            else 'valid_lifted_county'
        end as verdict
    from code
    cross join calendar_year
    left join ref.region_code_in_period as meaning
        on meaning.region_code = code.region_code and meaning.year = calendar_year.year
    left join in_force
        on in_force.region_durable_key = code.last_durable_key and in_force.year = calendar_year.year
),

final as (
    select
        region_code,
        year,
        province_code,
        verdict,
        verdict in ('valid_lifted_county', 'outdated_region_code') as is_accepted,
        region_durable_key,
        last_region_name as code_name,
        expected_code,
        expected_name
    from evaluated
)

select * from final

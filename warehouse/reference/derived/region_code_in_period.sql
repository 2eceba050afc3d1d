/*
description: >
  Meaning of a region code in a year: the region that it stands for, with the code and name valid at the end of the
  year. A code is accepted for one year before and after its validity, because files for 2022 are sent in 2023 with
  the codes of 2023, and old codes remain in use. After a merger, the code of a former region stands for its
  successor.
description_zh: 行政区划代码在某年度的含义：所指地区及年末有效的代码和名称；允许前后一年的旧码或新码
grain: [region_code, year]
columns:
  region_code: 'Code that was sent, GB/T 2260'
  year: 'Year at whose end the period ends, 2012 to 2030'
  resolution: 'valid in the year, predecessor (old code, one year late) or successor (new code, one year early)'
  region_durable_key: 'Durable key of the region that the code stands for in the year'
  region_key: 'Version of that region in force at the end of the year'
  valid_region_code: 'Its code at the end of the year'
  valid_region_name: 'Its name at the end of the year'
  region_level: 'province, prefecture or county'
  province_code: 'Province of the region'
  is_virtual: 'Placeholder or statistical code'
  is_lifted_county: 'One of the 832 lifted counties'
  is_key_county: 'One of the 160 key counties'
*/
with
calendar_year as (
    select cast(year as integer) as year, make_date(year, 12, 31) as year_end from range(2011, 2032) as t (year)
),

in_force as (
    select
        calendar_year.year,
        version.*
    from ref.region_version as version
    inner join calendar_year
        on version.valid_from <= calendar_year.year_end
        and (version.valid_to is null or version.valid_to > calendar_year.year_end)
),

-- distance from the year to a year in which the code was in force: 0 valid, 1 old code, -1 new code; a code that is
-- valid in the year has no other candidate
candidates as (
    select
        in_force.region_code,
        cast(in_force.year + shift.years as integer) as year,
        shift.years,
        in_force.region_durable_key,
        in_force.successor_durable_key
    from in_force
    cross join (values (0), (1), (-1)) as shift (years)
    left join in_force as valid
        on valid.region_code = in_force.region_code and valid.year = in_force.year + shift.years
    where in_force.year + shift.years between 2012 and 2030
        and (shift.years = 0 or valid.region_code is null)
),

-- the region itself if it exists at the end of the year, otherwise its successor
resolved as (
    select
        candidates.region_code,
        candidates.year,
        candidates.years,
        coalesce(same_region.region_durable_key, successor.region_durable_key) as region_durable_key
    from candidates
    left join in_force as same_region
        on same_region.region_durable_key = candidates.region_durable_key and same_region.year = candidates.year
    left join in_force as successor
        on successor.region_durable_key = candidates.successor_durable_key and successor.year = candidates.year
    where coalesce(same_region.region_durable_key, successor.region_durable_key) is not null
),

best as (
    select *
    from resolved
    qualify row_number() over (
        partition by region_code, year
        order by abs(years), years desc, region_durable_key
    ) = 1
),

final as (
    select
        best.region_code,
        best.year,
        case best.years when 0 then 'valid' when 1 then 'predecessor' else 'successor' end as resolution,
        best.region_durable_key,
        cast(in_force.region_code as bigint) * 10000 + year(in_force.valid_from) as region_key,
        in_force.region_code as valid_region_code,
        in_force.region_name as valid_region_name,
        in_force.region_level,
        in_force.province_code,
        in_force.is_virtual,
        in_force.is_lifted_county,
        in_force.is_key_county
    from best
    inner join in_force
        on in_force.region_durable_key = best.region_durable_key and in_force.year = best.year
)

select * from final

/*
description: >
  Version of a region that a code stands for on a day: of the region that ref.region_code_in_period gives for the
  year, the version in force on that day. Facts look up the last day of their period.
description_zh: 行政区划代码在某日所指的地区版本：按 ref.region_code_in_period 确定地区，再取当日有效的版本；事实表按报告期最后一天查找
grain: [region_code, valid_from]
columns:
  region_code: 'Code that was sent, GB/T 2260'
  year: 'Year of the days, 2012 to 2030'
  region_key: 'Version of the region, key of star.dim_region'
  valid_from: 'First day on which the code stands for the version'
  valid_to: 'First day on which it does not any more'
*/
with
final as (
    select
        codes.region_code,
        codes.year,
        cast(versions.region_code as bigint) * 10000 + year(versions.valid_from) as region_key,
        greatest(versions.valid_from, make_date(codes.year, 1, 1)) as valid_from,
        least(coalesce(versions.valid_to, date '9999-12-31'), make_date(codes.year + 1, 1, 1)) as valid_to
    from ref.region_code_in_period as codes
    inner join ref.region_version as versions
        on codes.region_durable_key = versions.region_durable_key
        and versions.valid_from < make_date(codes.year + 1, 1, 1)
        and coalesce(versions.valid_to, date '9999-12-31') > make_date(codes.year, 1, 1)
)

select * from final

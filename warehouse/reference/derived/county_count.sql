/*
description: >
  Number of lifted counties and key counties of each province that are in force at the end of a period: what a complete
  submission covers.
description_zh: 各省在报告期末有效的脱贫县数与重点帮扶县数，即应覆盖县数
grain: [date_key, province_code]
columns:
  date_key: 'Last day of the period, yyyymmdd, 2012 to 2030'
  province_code: 'Province that has lifted counties or key counties'
  province_name: 'Chinese name of the province'
  lifted_counties: 'Counties of the list of 832 in force on the day'
  key_counties: 'Key counties of the list of 160 in force on the day'
*/
with
days as (
    select distinct date_key, period_end
    from ref.period
    where period_year between 2012 and 2030
),

final as (
    select
        days.date_key,
        versions.province_code,
        versions.province_name,
        count(distinct versions.region_durable_key) filter (where versions.is_lifted_county) as lifted_counties,
        count(distinct versions.region_durable_key) filter (where versions.is_key_county) as key_counties
    from days
    inner join ref.region_version as versions
        on days.period_end >= versions.valid_from
        and days.period_end < coalesce(versions.valid_to, date '9999-12-31')
    where versions.is_lifted_county or versions.is_key_county
    group by all
)

select * from final

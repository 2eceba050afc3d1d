/*
description: >
  Rural infrastructure by province and indicator: sums over counties and their rate, not the mean of county rates.
description_zh: 各省各项乡村建设指标：各县覆盖数之和除以总数之和
grain: [period, province_code, indicator_code]
*/
with
final as (
    select
        period,
        period_type,
        date_key,
        province_code,
        province_name,
        indicator_code,
        indicator_name_zh,
        indicator_name_en,
        count(distinct region_durable_key) as counties,
        cast(sum(numerator) as bigint) as numerator,
        cast(sum(denominator) as bigint) as denominator,
        100.0 * sum(numerator) / nullif(sum(denominator), 0) as rate_percent
    from mart.mart_infrastructure_by_county
    group by all
)

select * from final

/*
description: >
  Quoted figures of the key counties: number of counties, of provinces and of counties in Sichuan, among the regions
  in force at the end of the period.
description_zh: 国家乡村振兴重点帮扶县类核心指标：县数、省份数、四川县数（以期末有效区划为准）
grain: [figure_id, period]
*/
with
figures as (
    select published.figure_id, periods.period, periods.date_key
    from ref.published_figure as published
    inner join ref.period as periods using (period)
    where published.figure_id in ('K1_provinces', 'K1_counties', 'K1_sichuan')
),

counted as (
    select
        figures.figure_id,
        figures.period,
        sum(counts.key_counties) as counties,
        sum(counts.key_counties) filter (where counts.province_code = '510000') as sichuan_counties,
        count(*) filter (where counts.key_counties > 0) as provinces
    from figures
    inner join ref.county_count as counts using (date_key)
    group by all
),

final as (
    select
        figure_id,
        period,
        cast(
            case figure_id
                when 'K1_provinces' then provinces
                when 'K1_counties' then counties
                else sichuan_counties
            end
            as double
        ) as figure_numerator,
        cast(null as double) as figure_denominator,
        figure_numerator as value,
        cast(null as bigint) as covered_counties,
        cast(null as bigint) as expected_counties
    from counted
)

select * from final

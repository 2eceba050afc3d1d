/*
description: >
  Headline figures of the key counties: how many there are, in how many provinces, and how many in Sichuan,
  among the regions in force at the end of the period.
description_zh: 国家乡村振兴重点帮扶县类核心指标：县数、省份数、四川县数（以期末有效区划为准）
grain: [figure_id, period]
*/
with
figures as (
    select figure_id, period, make_date(cast(period as integer), 12, 31) as period_end
    from ref.published_figure
    where figure_id in ('K1_provinces', 'K1_counties', 'K1_sichuan')
),

key_counties as (
    select figures.figure_id, figures.period, regions.region_durable_key, regions.province_code
    from figures
    left join star.dim_region as regions
        on regions.is_key_county
        and figures.period_end >= regions.valid_from
        and figures.period_end < regions.valid_to
),

counted as (
    select
        figure_id,
        period,
        count(distinct region_durable_key) as counties,
        count(distinct region_durable_key) filter (where province_code = '510000') as sichuan_counties,
        count(distinct province_code) as provinces
    from key_counties
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

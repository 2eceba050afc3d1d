/*
description: Sections of the national economy (GB/T 4754-2017) and their sector.
description_zh: 国民经济行业门类及三次产业
grain: [industry_key]
*/
with
final as (
    select
        cast(industry_key as integer) as industry_key,
        industry_code,
        name_zh as industry_name_zh,
        name_en as industry_name_en,
        sector
    from ref.industry
    union all
    select 0, 'unknown', '未知', 'Unknown', 'unknown'
)

select * from final
order by industry_key

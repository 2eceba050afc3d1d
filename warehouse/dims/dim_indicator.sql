/*
description: Indicators of rural infrastructure. Each is a ratio of two counts of the same indicator.
description_zh: 乡村建设指标；各指标均为两个计数之比
grain: [indicator_key]
*/
with
final as (
    select
        indicator_key,
        indicator_code,
        name_zh as indicator_name_zh,
        name_en as indicator_name_en,
        numerator_zh,
        numerator_en,
        denominator_zh,
        denominator_en,
        unit,
        basis,
        definition
    from ref.indicator
    union all by name
    select
        0 as indicator_key,
        'unknown' as indicator_code,
        '未知' as indicator_name_zh,
        'Unknown' as indicator_name_en,
        'Indicator that could not be read' as definition
)

select * from final
order by indicator_key

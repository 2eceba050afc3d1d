/*
description: Types of households monitored against falling back into poverty; the types exclude each other.
description_zh: 监测对象类型；三类互斥
grain: [monitored_type_key]
*/
with
final as (
    select
        monitored_type_key,
        monitored_type,
        name_zh as monitored_type_name_zh,
        name_en as monitored_type_name_en,
        definition
    from ref.monitored_type
    union all
    select 0, 'unknown', '未知', 'Unknown', 'Type that could not be read'
)

select * from final
order by monitored_type_key

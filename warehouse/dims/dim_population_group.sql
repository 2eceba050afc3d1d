/*
description: Population groups of income. The two groups follow different definitions and must not be added or averaged.
description_zh: 收入统计人群；两类口径不同，不可相加或平均
grain: [population_group_key]
*/
with
final as (
    select
        population_group_key,
        population_group,
        name_zh as population_group_name_zh,
        name_en as population_group_name_en,
        income_basis,
        definition
    from ref.population_group
    union all
    select 0, 'unknown', '未知', 'Unknown', 'unknown', 'Group that could not be read'
)

select * from final
order by population_group_key

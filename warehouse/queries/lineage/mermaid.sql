/*
question: Which relations does each model of the release read? One line of a Mermaid graph for each dependency.
question_zh: 本发布各模型依赖哪些表？每个依赖一行 Mermaid 图
*/
with
dependencies as (
    select model_name, unnest(string_split(depends_on, ', ')) as relation
    from meta.model
    order by relation, model_name
),

final as (
    select 'flowchart LR' as line
    union all
    select
        '    ' || replace(relation, '.', '_') || '["' || relation || '"] --> '
        || replace(model_name, '.', '_') || '["' || model_name || '"]'
    from dependencies
    where relation <> ''
)

select * from final

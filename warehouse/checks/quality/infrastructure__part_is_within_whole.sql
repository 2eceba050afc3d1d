/*
code: numerator_exceeds_denominator
severity: error
dataset: infrastructure
waivable: never
zh: 分子大于分母
en: The numerator exceeds the denominator
fix_zh: 核对两项数字，覆盖数不得大于总数
fix_en: Check both counts; the covered number must not exceed the total
expected:
  zh: "不大于{whole}"
  en: "at most {whole}"
parameters: { whole: count }
*/
with
pairs as (
    select
        submission_key,
        source_line,
        unnest([
            'sanitary_toilet_households',
            'waste_treated_natural_villages',
            'clean_action_villages',
            'relocated_households_employed'
        ]) as column_name,
        unnest([
            sanitary_toilet_households,
            waste_treated_natural_villages,
            clean_action_villages,
            relocated_households_employed
        ]) as part,
        unnest([rural_households, natural_villages, villages, relocated_households_with_labour]) as whole
    from landed.infrastructure
),

final as (
    select
        submission_key,
        source_line,
        column_name,
        cast(part as varchar) as value_found,
        whole
    from pairs
    where part > whole
)

select * from final

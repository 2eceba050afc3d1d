/*
code: register_income_above_survey
severity: warning
dataset: income
zh: 本省多数县脱贫人口人均纯收入高于农村居民人均可支配收入
en: In most counties of the province the income of the lifted population is higher than that of rural residents
fix_zh: 核对两类人群是否填反，或口径是否混用
fix_en: Check whether the two population groups are interchanged or their definitions mixed
found:
  zh: "{counties_above}个县"
  en: "{counties_above, plural, one {# county} other {# counties}}"
expected:
  zh: "不超过{counties}个县的一半"
  en: "at most half of {counties}"
parameters: { counties_above: count, counties: count }
*/
with
counties as (
    select
        lifted.submission_key,
        lifted.region_code,
        lifted.income_per_capita_yuan > rural.income_per_capita_yuan as is_above
    from landed.income as lifted
    -- one row per key: duplicates in one file would multiply
    inner join (
        select
            submission_key,
            region_code,
            population_group,
            income_per_capita_yuan
        from landed.income
        qualify row_number() over (partition by submission_key, region_code, population_group order by source_line) = 1
    ) as rural
        on lifted.submission_key = rural.submission_key
        and lifted.region_code = rural.region_code
    where
        lifted.population_group = 'lifted_population'
        and rural.population_group = 'rural_resident'
),

final as (
    select
        submission_key,
        cast(null as bigint) as source_line,
        'income_per_capita_yuan' as column_name,
        count(*) filter (where is_above) as counties_above,
        count(*) as counties
    from counties
    group by submission_key
    having count(*) filter (where is_above) > count(*) / 2
)

select * from final

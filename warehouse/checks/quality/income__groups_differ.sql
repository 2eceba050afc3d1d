/*
code: group_incomes_equal
severity: warning
dataset: income
zh: 脱贫人口人均纯收入与农村居民人均可支配收入完全相同，两者口径不同
en: >-
  Net income of the lifted population equals disposable income of rural residents; the two follow different
  definitions
fix_zh: 脱贫人口填报监测系统的人均纯收入，农村居民填报住户调查的人均可支配收入
fix_en: Report register net income for the lifted population and survey disposable income for rural residents
expected:
  zh: "与农村居民的{rural_yuan}不同"
  en: "other than the rural residents' {rural_yuan}"
parameters: { rural_yuan: amount }
*/
select
    lifted.submission_key,
    lifted.source_line,
    'income_per_capita_yuan' as column_name,
    cast(lifted.income_per_capita_yuan as varchar) as value_found,
    rural.income_per_capita_yuan as rural_yuan
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
    and lifted.income_per_capita_yuan = rural.income_per_capita_yuan
where
    lifted.population_group = 'lifted_population'
    and rural.population_group = 'rural_resident'

/*
question: In which lifted counties is the income per capita of the lifted population lower than a year ago?
question_zh: 哪些脱贫县的脱贫人口人均纯收入比上年下降？
*/
select
    period,
    province_name,
    region_code,
    region_name,
    persons,
    income_per_capita_yuan,
    previous_income_per_capita_yuan,
    growth_percent
from mart.mart_income_by_county
where
    population_group = 'lifted_population'
    and is_lifted_county
    and growth_percent < 0
order by period desc, growth_percent

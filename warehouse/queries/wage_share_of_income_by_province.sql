/*
question: What share of the income of the lifted population are wages, by province and year?
question_zh: 各省脱贫人口收入中工资性收入占比多少？
*/
select
    period,
    province_name,
    persons,
    income_per_capita_yuan,
    wage_income_percent,
    growth_percent
from mart.mart_income_by_province
where population_group = 'lifted_population'
order by period, wage_income_percent desc

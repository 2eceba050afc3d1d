/*
question: How did income develop in a county whose code changed, here Qianxi in Guizhou (520522, since 2021 520581)?
question_zh: 代码变更过的县（以贵州黔西为例）收入如何变化？
*/
select
    period,
    region_code,
    region_name,
    population_group,
    persons,
    income_per_capita_yuan,
    growth_percent
from mart.mart_income_by_county
where region_durable_key in (select region_durable_key from star.dim_region where region_code = '520581')
order by population_group, period

/*
question: Does the income of key counties (all but 红寺堡区, not a lifted county) catch up with other lifted counties?
question_zh: 国家乡村振兴重点帮扶县（不含非脱贫县红寺堡区）与其他脱贫县的收入差距是否在缩小？
*/
select
    period,
    population_group,
    sum(income_yuan) filter (where is_key_county) / sum(persons) filter (where is_key_county)
        as key_county_income_per_capita_yuan,
    sum(income_yuan) filter (where not is_key_county) / sum(persons) filter (where not is_key_county)
        as other_county_income_per_capita_yuan,
    100 * key_county_income_per_capita_yuan / other_county_income_per_capita_yuan as key_to_other_percent
from mart.mart_income_by_county
where is_lifted_county
group by period, population_group
order by period, population_group

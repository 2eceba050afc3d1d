/*
question: To which provinces do workers of a province go, and what is their average monthly wage?
question_zh: 各省务工人员去了哪些省份？月均工资多少？
*/
select
    period,
    province_name,
    work_province_name,
    persons,
    100.0 * persons / sum(persons) over (partition by period, province_name) as share_percent,
    average_monthly_wage_yuan
from mart.mart_labour_flow_by_province_pair
where not is_same_province
order by period desc, persons desc

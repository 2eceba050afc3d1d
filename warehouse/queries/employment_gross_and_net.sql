/*
question: How large is employment by province with and without duplicate claims?
question_zh: 各省务工就业规模去重前后各是多少？
*/
select
    period,
    province_name,
    claimed_persons,
    persons,
    claimed_persons - persons as double_claimed_persons,
    growth_percent,
    average_monthly_wage_yuan
from mart.mart_employment_by_province
order by period, persons desc

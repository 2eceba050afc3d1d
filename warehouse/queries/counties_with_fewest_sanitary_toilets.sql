/*
question: Which lifted counties have the lowest rates of sanitary toilets, and how many households lack one?
question_zh: 哪些脱贫县卫生厕所普及率最低？还有多少农户未使用？
*/
select
    period,
    province_name,
    region_name,
    rate_percent,
    denominator - numerator as households_without
from mart.mart_infrastructure_by_county
where indicator_code = 'sanitary_toilet'
qualify row_number() over (partition by period order by rate_percent, region_key) <= 20
order by period, rate_percent, region_key

/*
question: Which counties have relocated households with labourers but without an employed member?
question_zh: 哪些县还有零就业的易地搬迁家庭？
*/
select
    period,
    province_name,
    region_name,
    denominator as households_with_labour,
    denominator - numerator as households_without_work
from mart.mart_infrastructure_by_county
where
    indicator_code = 'relocated_employment'
    and numerator < denominator
order by period, households_without_work desc

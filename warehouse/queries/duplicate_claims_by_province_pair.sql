/*
question: Which provinces claim the same persons, and whose claim counts?
question_zh: 哪些省份重复报送了同一批人员？计入哪一省？
*/
select
    period,
    province_name as counting_province_name,
    outranked_province_name,
    outranked_claims,
    outranked_persons
from mart.mart_double_claim_by_province_pair
order by period, outranked_persons desc

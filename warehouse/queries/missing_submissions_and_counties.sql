/*
question: Which provinces and how many counties are missing, by dataset and period?
question_zh: 哪些省份、多少县的数据尚未入库？
*/
select
    dataset,
    period,
    province_name,
    has_submission,
    expected_counties - covered_counties as missing_counties,
    coverage_percent
from mart.mart_coverage_by_province
where covered_counties < expected_counties
order by dataset, period, missing_counties desc

/*
code: period_differs
severity: error
dataset: infrastructure
zh: 年度与报送期不一致，疑为其他年度的数据
en: The row speaks of another year than the submission
fix_zh: 核对年度；如为误报上年文件，请重新报送本期数据
fix_en: Check the year; if last year's file was sent by mistake, send this period's file
*/
select
    infrastructure.submission_key,
    infrastructure.source_line,
    'year' as column_name,
    cast(infrastructure.year as varchar) as value_found,
    left(infrastructure.period, 4) as value_expected
from landed.infrastructure
where infrastructure.year <> cast(left(infrastructure.period, 4) as integer)

/*
code: period_differs
severity: error
dataset: monitoring
zh: 年度与报送期不一致，疑为其他年度的数据
en: The row speaks of another year than the submission
fix_zh: 核对年度；如为误报上年文件，请重新报送本期数据
fix_en: Check the year; if last year's file was sent by mistake, send this period's file
*/
select
    monitoring.submission_key,
    monitoring.source_line,
    'year' as column_name,
    cast(monitoring.year as varchar) as value_found,
    left(monitoring.period, 4) as value_expected
from landed.monitoring
where monitoring.year <> cast(left(monitoring.period, 4) as integer)

/*
code: period_differs
severity: error
scope: province
zh: 年度与报送期不一致，疑为其他年度的数据
en: The year of the row differs from the period of the submission
fix_zh: 核对年度；如为误报上年文件，请重新报送本期数据
fix_en: Check the year; if last year's file was sent by mistake, send the file of this period
*/
with
sent as (
    select submission_key, source_line, year from landed.income
    union all
    select submission_key, source_line, year from landed.infrastructure
    union all
    select submission_key, source_line, year from landed.monitoring
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        'year' as column_name,
        cast(sent.year as varchar) as value_found,
        cast(submission.period_year as varchar) as value_expected
    from sent
    inner join landed.submission using (submission_key)
    where sent.year <> submission.period_year
)

select * from final

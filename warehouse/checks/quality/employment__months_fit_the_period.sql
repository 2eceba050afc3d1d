/*
code: months_exceed_period
severity: error
dataset: employment
scope: province
zh: 务工月数超过年初至期末的月数
en: The months worked exceed the months from the beginning of the year to the end of the period
fix_zh: 务工时间填报年初至期末的累计月数
fix_en: Report the months worked from the beginning of the year to the end of the period
*/
with
final as (
    select
        employment.submission_key,
        employment.source_line,
        'months_worked' as column_name,
        cast(employment.months_worked as varchar) as value_found,
        'at most ' || cast(submission.months_elapsed as varchar) as value_expected
    from landed.employment
    inner join landed.submission using (submission_key)
    where employment.months_worked > submission.months_elapsed
)

select * from final

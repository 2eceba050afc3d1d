/*
code: months_exceed_period
severity: error
dataset: employment
scope: province
zh: 务工月数超过年初至期末的月数
en: The months worked exceed the months from the beginning of the year to the end of the period
fix_zh: 务工时间填报年初至期末的累计月数
fix_en: Report the months worked from the beginning of the year to the end of the period
expected:
  zh: "不大于{months_elapsed}"
  en: "at most {months_elapsed}"
parameters: { months_elapsed: count }
*/
with
final as (
    select
        employment.submission_key,
        employment.source_line,
        'months_worked' as column_name,
        cast(employment.months_worked as varchar) as value_found,
        submission.months_elapsed
    from landed.employment
    inner join landed.submission using (submission_key)
    where employment.months_worked > submission.months_elapsed
)

select * from final

/*
code: zero_suspect
severity: warning
dataset: employment
scope: province
zh: 该项为0，而同批其他县或上年同期均不为0，疑为缺报
en: >-
  The value is zero, but other rows of the submission or the same county in the previous year have a value above zero;
  probably the value is missing
fix_zh: 有数据的填报实际数，没有数据的留空
fix_en: Enter the actual value; leave the cell empty if it is unknown
expected:
  zh: "大于0，与其他各行一样"
  en: "more than 0, as in the other rows"
*/
with
-- submissions in which zero is rare; fewer than five rows are no evidence
registers as (
    select submission_key
    from prepared.employment_wage
    group by submission_key
    having sum(claims) >= 5 and sum(claims) filter (monthly_wage_yuan = 0) <= 0.1 * sum(claims)
),

final as (
    select
        employment.submission_key,
        employment.source_line,
        'monthly_wage_yuan' as column_name,
        '0' as value_found
    from landed.employment
    inner join registers using (submission_key)
    where employment.monthly_wage_yuan = 0
)

select * from final

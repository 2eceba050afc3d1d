/*
code: province_missing
severity: warning
effect: report
zh: 其他省份已报送本期数据，该省尚未报送或未被接收
en: Other provinces submitted this period; this province has no accepted submission
fix_zh: 请尽快报送
fix_en: Send the submission as soon as possible
found:
  zh: "没有报送"
  en: "no submission"
expected:
  zh: "{province_code}的报送"
  en: "a submission of {province_code}"
parameters: { province_code: province }
*/
with
arrived as (
    select dataset, period, province_code
    from landed.submission
    where is_effective
),

expected as (
    select periods.dataset, periods.period, province.province_code
    from (select distinct dataset, period from arrived) as periods
    cross join ref.province
    where province.is_submitting
),

final as (
    select
        cast(null as bigint) as submission_key,
        cast(null as bigint) as source_line,
        cast(null as varchar) as column_name,
        expected.dataset,
        expected.period,
        expected.province_code
    from expected
    anti join arrived using (dataset, period, province_code)
)

select * from final

/*
code: work_region_not_valid_in_period
severity: warning
dataset: employment
scope: province
zh: 务工地代码在报告期前后一年内均无效，务工地记为未知
en: The work region code is not valid in the period, nor one year before or after it; the work region is unknown
fix_zh: 使用期末有效的区划代码
fix_en: Use the code valid at the end of the period
expected:
  zh: "{period}期末有效的代码"
  en: "code valid at the end of {period}"
parameters: { period: period }
*/
with
-- codes of provinces, prefectures and counties are valid
codes as (
    select distinct combinations.submission_key, combinations.work_region_code, submission.period_year
    from prepared.employment_combination as combinations
    inner join landed.submission using (submission_key)
),

offending as (
    select codes.submission_key, codes.work_region_code
    from codes
    anti join ref.region_code_in_period as meaning
        on codes.work_region_code = meaning.region_code
        and codes.period_year = meaning.year
    where codes.work_region_code is not null
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        'work_region_code' as column_name,
        sent.work_region_code as value_found,
        sent.period
    from landed.employment as sent
    inner join offending
        on sent.submission_key = offending.submission_key
        and sent.work_region_code = offending.work_region_code
)

select * from final

/*
code: work_place_differs
severity: warning
dataset: employment
scope: province
zh: 务工区域与务工地代码不符
en: The work place (in the county, in the province, outside the province) contradicts the code of the work region
fix_zh: 核对务工区域与务工地代码
fix_en: Check the work place and the work region code
found:
  zh: "{work_place}"
  en: "{work_place}"
expected:
  zh: "{place_of_code}（{work_region_code}）"
  en: "{place_of_code} ({work_region_code})"
parameters: { work_place: work_place, place_of_code: work_place, work_region_code: code }
*/
with
combinations as (
    select distinct submission_key, region_code, work_region_code, work_place
    from prepared.employment_combination
),

-- place of the code; a province or prefecture code does not distinguish in_county from in_province
placed as (
    select
        *,
        case
            when left(work_region_code, 2) <> left(region_code, 2) then 'out_of_province'
            when work_region_code = region_code then 'in_county'
            when right(work_region_code, 2) = '00' and work_place <> 'out_of_province' then work_place
            else 'in_province'
        end as place_of_code
    from combinations
),

-- two codes of one county whose code changed
one_county as (
    select submission.submission_key, home.region_code, work.region_code as work_region_code, 'in_county' as work_place
    from landed.submission
    inner join ref.region_code_in_period as home
        on submission.period_year = home.year
    inner join ref.region_code_in_period as work
        on home.year = work.year
        and home.region_durable_key = work.region_durable_key
),

contradictions as (
    select * from placed
    anti join one_county using (submission_key, region_code, work_region_code, work_place)
    where work_place <> place_of_code
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        'work_place' as column_name,
        sent.work_place,
        contradictions.place_of_code,
        sent.work_region_code
    from landed.employment as sent
    inner join contradictions using (submission_key, region_code, work_region_code, work_place)
)

select * from final

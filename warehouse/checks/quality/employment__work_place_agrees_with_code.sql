/*
code: work_place_differs
severity: warning
dataset: employment
zh: 务工区域与务工地代码不符
en: The work place (in the county, in the province, elsewhere) contradicts the code of the work region
fix_zh: 核对务工区域与务工地代码
fix_en: Check work place and work region code
*/
with
-- what the code says; a province or prefecture code cannot tell in_county from in_province
placed as (
    select
        submission_key,
        source_line,
        cast(left(period, 4) as integer) as year,
        region_code,
        work_region_code,
        work_place,
        case
            when left(work_region_code, 2) <> left(region_code, 2) then 'out_of_province'
            when work_region_code = region_code then 'in_county'
            when right(work_region_code, 2) = '00' and work_place <> 'out_of_province' then work_place
            else 'in_province'
        end as place_of_code
    from landed.employment
),

contradictions as (
    select * from placed where work_place <> place_of_code
),

final as (
    select
        contradictions.submission_key,
        contradictions.source_line,
        'work_place' as column_name,
        contradictions.work_place as value_found,
        contradictions.place_of_code || ' (' || contradictions.work_region_code || ')' as value_expected
    from contradictions
    left join ref.region_code_in_period as home
        on contradictions.region_code = home.region_code
        and contradictions.year = home.year
    left join ref.region_code_in_period as work
        on contradictions.work_region_code = work.region_code
        and contradictions.year = work.year
    -- two codes may be one county that changed its code
    where not (
        contradictions.work_place = 'in_county'
        and coalesce(home.region_durable_key = work.region_durable_key, false)
    )
)

select * from final

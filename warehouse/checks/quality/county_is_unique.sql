/*
code: county_twice
severity: error
waivable: never
zh: 同一县以新旧两个代码重复填报
en: The county is reported under two codes, an old and a new one
fix_zh: 每县只填一行，使用期末有效的区划代码
fix_en: Report each county in one row, under the code valid at the end of the period
*/
with
-- member is the part of the primary key beside the county
reported_rows as (
    select 'income' as dataset, population_group as member, submission_key, source_line, region_code
    from landed.income
    union all
    select 'infrastructure', null, submission_key, source_line, region_code
    from landed.infrastructure
    union all
    select 'monitoring', monitored_type, submission_key, source_line, region_code
    from landed.monitoring
),

counties as (
    select
        reported_rows.submission_key,
        reported_rows.source_line,
        reported_rows.region_code,
        first_value(reported_rows.region_code) over (
            partition by
                reported_rows.dataset,
                submission.period,
                codes.region_durable_key,
                reported_rows.member
            order by codes.resolution = 'valid' desc, reported_rows.region_code desc
        ) as counted_region_code
    from reported_rows
    inner join landed.submission using (submission_key)
    inner join ref.region_code_in_period as codes
        on reported_rows.region_code = codes.region_code
        and submission.period_year = codes.year
    -- region_of_other_province reports a county of another province
    where left(reported_rows.region_code, 2) = left(submission.province_code, 2)
),

final as (
    select
        submission_key,
        source_line,
        'region_code' as column_name,
        region_code as value_found,
        counted_region_code as value_expected
    from counties
    where region_code <> counted_region_code
)

select * from final

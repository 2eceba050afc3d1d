/*
code: county_twice
severity: error
waivable: never
zh: 同一县以新旧两个代码重复填报
en: One county stands in the period under two codes, an old and a new one
fix_zh: 每县只填一行，使用期末有效的区划代码
fix_en: Send one row per county, under the code valid at the end of the period
*/
with
-- what there may be several rows of for one county
sent as (
    select 'income' as dataset, population_group as kind, submission_key, source_line, region_code, period, province_code
    from landed.income
    union all
    select 'infrastructure', null, submission_key, source_line, region_code, period, province_code
    from landed.infrastructure
    union all
    select 'monitoring', monitored_type, submission_key, source_line, region_code, period, province_code
    from landed.monitoring
),

counties as (
    select
        sent.submission_key,
        sent.source_line,
        sent.region_code,
        first_value(sent.region_code) over (
            partition by sent.dataset, sent.period, codes.region_durable_key, sent.kind
            order by codes.resolution = 'valid' desc, sent.region_code desc
        ) as kept_region_code
    from sent
    inner join landed.submission using (submission_key)
    inner join ref.region_code_in_period as codes
        on sent.region_code = codes.region_code
        and submission.period_year = codes.year
    -- a county of another province has a finding of its own
    where left(sent.region_code, 2) = left(sent.province_code, 2)
),

final as (
    select
        submission_key,
        source_line,
        'region_code' as column_name,
        region_code as value_found,
        kept_region_code as value_expected
    from counties
    where region_code <> kept_region_code
)

select * from final

/*
description: >
  What is there and what is missing: for every dataset and period that any province sent, each province with
  lifted counties, its submission in effect, and how many of its lifted counties have rows in the warehouse.
description_zh: 报送覆盖情况：每个数据集、报告期、省份是否报送，以及已有数据的脱贫县数与应有数
grain: [dataset, period, province_code]
*/
with
counties_in_facts as (
    select submission_key, region_key from star.fct_income group by all
    union all
    select submission_key, region_key from star.fct_employment group by all
    union all
    select submission_key, region_key from star.fct_infrastructure group by all
    union all
    select submission_key, region_key from star.fct_monitoring group by all
),

submissions as (
    select * from star.dim_submission where is_effective
),

periods as (
    select distinct dataset, period, period_type, period_end from submissions
),

expected as (
    select
        periods.dataset,
        periods.period,
        periods.period_type,
        cast(strftime(periods.period_end, '%Y%m%d') as integer) as date_key,
        regions.province_code,
        regions.province_name,
        count(distinct regions.region_durable_key) as expected_counties
    from periods
    inner join star.dim_region as regions
        on periods.period_end >= regions.valid_from
        and periods.period_end < regions.valid_to
    where regions.is_lifted_county
    group by all
),

covered as (
    select submissions.submission_key, count(distinct regions.region_durable_key) as covered_counties
    from submissions
    inner join counties_in_facts using (submission_key)
    inner join star.dim_region as regions using (region_key)
    where regions.is_lifted_county
    group by all
),

final as (
    select
        expected.*,
        submissions.submission_key is not null as has_submission,
        submissions.submission_key,
        submissions.attempt,
        submissions.rows_received,
        coalesce(covered.covered_counties, 0) as covered_counties,
        100.0 * coalesce(covered.covered_counties, 0) / expected.expected_counties as coverage_percent
    from expected
    left join submissions using (dataset, period, province_code)
    left join covered using (submission_key)
)

select * from final

/*
description: >
  Coverage of each dataset and period by province: the effective submission of each province with lifted counties, and
  the number of its lifted counties with complete rows in the warehouse. A county is complete when it has every member
  that any province submitted for the period, for income every population group.
description_zh: 报送覆盖情况：每个数据集、报告期、省份是否报送，以及已有数据的脱贫县数与应有数（收入须各类人群齐全）
grain: [dataset, period, province_code]
*/
with
counties_in_facts as (
    select submission_key, region_key, population_group_key as part_key from star.fct_income group by all
    union all
    select submission_key, region_key, 0 from star.fct_employment group by all
    union all
    select submission_key, region_key, 0 from star.fct_infrastructure group by all
    union all
    select submission_key, region_key, 0 from star.fct_monitoring group by all
),

submissions as (
    select submission_key, dataset, period, province_code, attempt, rows_received
    from star.dim_submission
    where is_effective
),

expected as (
    select
        submitted.dataset,
        submitted.period,
        periods.period_type,
        periods.date_key,
        counts.province_code,
        counts.province_name,
        counts.lifted_counties as expected_counties
    from (select distinct dataset, period from submissions) as submitted
    inner join ref.period as periods using (period)
    inner join ref.county_count as counts using (date_key)
    where counts.lifted_counties > 0
),

parts_in_facts as (
    select distinct
        submissions.submission_key,
        submissions.dataset,
        submissions.period,
        regions.region_durable_key,
        counties_in_facts.part_key
    from submissions
    inner join counties_in_facts using (submission_key)
    inner join star.dim_region as regions using (region_key)
    where regions.is_lifted_county
),

-- a county is covered when it has all parts that any province submitted
complete_counties as (
    select submission_key, region_durable_key
    from parts_in_facts
    inner join (
        select dataset, period, count(distinct part_key) as parts from parts_in_facts group by all
    ) as expected_parts using (dataset, period)
    group by submission_key, region_durable_key, expected_parts.parts
    having count(*) = expected_parts.parts
),

covered as (
    select submission_key, count(*) as covered_counties from complete_counties group by all
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

/*
description: >
  One row per person in work that a province claims in a period. A person claimed more than once counts once:
  the claim with the most months worked decides, then the highest wage, then the lowest province code.
  claimed_persons counts all claims (gross), persons only the deciding ones (net).
description_zh: >
  省份报送的务工人员，每人每期一行；同一人被多次报送只计一次，依次按务工月数、工资、省份代码确定；
  claimed_persons 为报送数，persons 为去重后人数
grain: [submission_key, source_line]
sorted_by: [region_key, source_line]
*/
with
submissions as (
    select
        submission_key,
        period_end,
        year(period_end) as year,
        cast(strftime(period_end, '%Y%m%d') as integer) as date_key,
        sample_weight
    from landed.submission
),

-- the version of the region that is valid at the end of the period, whichever of its codes was sent
region_versions as (
    select periods.period_end, codes.region_code, regions.region_key
    from (select distinct period_end from submissions) as periods
    inner join ref.region_code_in_period as codes
        on year(periods.period_end) = codes.year
    inner join star.dim_region as regions
        on codes.region_durable_key = regions.region_durable_key
        and periods.period_end >= regions.valid_from
        and periods.period_end < regions.valid_to
),

-- age at the end of the period, in whole years, to its band
age_bands as (
    select ages.age, bands.age_band
    from range(0, 151) as ages(age)
    inner join ref.age_band as bands
        on ages.age >= bands.age_from
        and ages.age <= coalesce(bands.age_to, 150)
),

ranked_claims as (
    select
        submission_key,
        source_line,
        row_number() over (
            partition by period, person_key
            order by
                months_worked desc,
                monthly_wage_yuan desc,
                province_code,
                submission_key,
                source_line
        ) as claim_rank
    from accepted.repeated_employment
),

keyed as (
    select
        employment.submission_key,
        employment.source_line,
        submissions.date_key,
        coalesce(home.region_key, 0) as region_key,
        coalesce(work.region_key, 0) as work_region_key,
        coalesce(industries.industry_key, 0) as industry_key,
        coalesce(profiles.worker_profile_key, 0) as worker_profile_key,
        employment.person_key,
        cast(submissions.sample_weight as bigint) as claimed_persons,
        if(outranked.submission_key is null, claimed_persons, 0) as persons,
        employment.months_worked,
        employment.monthly_wage_yuan
    from accepted.employment
    left join submissions
        on employment.submission_key = submissions.submission_key
    left join region_versions as home
        on employment.region_code = home.region_code
        and submissions.period_end = home.period_end
    left join region_versions as work
        on employment.work_region_code = work.region_code
        and submissions.period_end = work.period_end
    left join star.dim_industry as industries
        on employment.industry_code = industries.industry_code
    left join age_bands
        on submissions.year - employment.birth_year = age_bands.age
    left join star.dim_worker_profile as profiles
        on coalesce(employment.sex, 'unknown') = profiles.sex
        and coalesce(age_bands.age_band, 'unknown') = profiles.age_band
        and coalesce(employment.education, 'unknown') = profiles.education
        and employment.is_trained is not distinct from profiles.is_trained
        and employment.is_relocated is not distinct from profiles.is_relocated
        and coalesce(employment.job_channel, 'unknown') = profiles.job_channel
        and coalesce(employment.work_place, 'unknown') = profiles.work_place
    left join ranked_claims as outranked
        on employment.submission_key = outranked.submission_key
        and employment.source_line = outranked.source_line
        and outranked.claim_rank > 1
),

final as (
    select
        *,
        persons * months_worked as person_months,
        cast(persons * months_worked * monthly_wage_yuan as decimal(18, 2)) as wage_yuan
    from keyed
)

-- as landed, by period and province: to sort the nation would take longer than all joins together
select * from final

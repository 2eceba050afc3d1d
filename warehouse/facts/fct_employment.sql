/*
description: >
  One row per person in work that a province claims in a period. A person with several claims counts once: the claim
  with the most months worked counts, then the one with the highest wage, then the one of the lowest province code.
  claimed_persons counts all claims (gross), persons only those that count (net); person_claims above 1 marks
  duplicate claims.
description_zh: >
  省份报送的务工人员，每人每期一行；同一人被多次报送只计一次，依次按务工月数、工资、省份代码确定；
  claimed_persons 为报送数，persons 为去重后人数，person_claims 大于1的即重复报送
grain: [submission_key, source_line]
clustered_by: region_key
incremental_by: submission_key
*/
with
submissions as (
    select
        submission_key,
        period_end,
        period_year,
        date_key,
        cast(sample_weight as bigint) as claimed_persons
    from landed.submission
),

-- the version of the region that a code stands for at the end of the period
region_versions as (
    select periods.period_end, codes.region_code, codes.region_key
    from (select distinct period_end, period_year from landed.submission) as periods
    inner join ref.region_code_version as codes
        on periods.period_year = codes.year
        and periods.period_end >= codes.valid_from
        and periods.period_end < codes.valid_to
),

-- age at the end of the period, in whole years, to its band
ages as (
    select ages.age, features.key_part
    from range(0, 151) as ages(age)
    inner join ref.age_band as bands
        on ages.age between bands.age_from and coalesce(bands.age_to, 150)
    inner join ref.worker_feature as features
        on features.feature = 'age_band'
        and bands.age_band = features.value
),

keyed as (
    select
        employment.submission_key,
        employment.source_line,
        submissions.date_key,
        coalesce(home.region_key, 0) as region_key,
        coalesce(work.region_key, 0) as work_region_key,
        coalesce(industries.industry_key, 0) as industry_key,
        -- a value that is not in the reference list makes the sum null and the profile unknown
        coalesce(
            sexes.key_part
            + coalesce(ages.key_part, 0)
            + educations.key_part
            + trained.key_part
            + relocated.key_part
            + channels.key_part
            + places.key_part,
            0
        ) as worker_profile_key,
        employment.person_key_high,
        employment.person_key_low,
        cast(coalesce(duplicate_claim.person_claims, 1) as integer) as person_claims,
        submissions.claimed_persons,
        if(duplicate_claim.claim_rank > 1, 0, submissions.claimed_persons) as persons,
        cast(employment.months_worked as integer) as months_worked,
        employment.monthly_wage_yuan
    from accepted.employment
    left join submissions using (submission_key)
    left join region_versions as home
        on employment.region_code = home.region_code and submissions.period_end = home.period_end
    left join region_versions as work
        on employment.work_region_code = work.region_code and submissions.period_end = work.period_end
    left join star.dim_industry as industries using (industry_code)
    left join ages
        on submissions.period_year - employment.birth_year = ages.age
    -- one small join per feature is much faster than one join on all seven
    left join ref.worker_feature as sexes
        on employment.sex is not distinct from sexes.value and sexes.feature = 'sex'
    left join ref.worker_feature as educations
        on employment.education is not distinct from educations.value and educations.feature = 'education'
    left join ref.worker_feature as trained
        on employment.is_trained is not distinct from trained.flag_value and trained.feature = 'is_trained'
    left join ref.worker_feature as relocated
        on employment.is_relocated is not distinct from relocated.flag_value and relocated.feature = 'is_relocated'
    left join ref.worker_feature as channels
        on employment.job_channel is not distinct from channels.value and channels.feature = 'job_channel'
    left join ref.worker_feature as places
        on employment.work_place is not distinct from places.value and places.feature = 'work_place'
    left join prepared.duplicate_claim
        on employment.submission_key = duplicate_claim.submission_key
        and employment.source_line = duplicate_claim.source_line
),

final as (
    select
        *,
        persons * months_worked as person_months,
        cast(persons * months_worked * monthly_wage_yuan as decimal(18, 2)) as wage_yuan
    from keyed
)

-- in landed order, by period and province: sorting would take longer than all joins
select * from final

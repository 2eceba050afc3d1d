/*
description: >
  Lifted labourers in work by county of registration: claims (gross), persons counted once (net), work places, and the
  average monthly wage (wages divided by months worked).
description_zh: 按户籍县统计的务工就业规模：报送人数、去重后人数、务工区域构成、月均工资（工资总额除以务工月数）
grain: [period, region_key]
incremental_by: submission_key
*/
with
-- sums by keys first, so that names and features are joined to few rows
by_profile as (
    select
        submission_key,
        date_key,
        region_key,
        worker_profile_key,
        sum(claimed_persons) as claimed_persons,
        sum(persons) as persons,
        sum(person_months) as person_months,
        sum(wage_yuan) as wage_yuan
    from star.fct_employment
    group by all
),

by_submission as (
    select
        facts.submission_key,
        facts.date_key,
        facts.region_key,
        sum(facts.claimed_persons) as claimed_persons,
        sum(facts.persons) as persons,
        sum(facts.persons) filter (where profiles.work_place = 'in_county') as in_county_persons,
        sum(facts.persons) filter (where profiles.work_place = 'in_province') as in_province_persons,
        sum(facts.persons) filter (where profiles.work_place = 'out_of_province') as out_of_province_persons,
        sum(facts.persons) filter (where profiles.is_trained) as trained_persons,
        sum(facts.persons) filter (where profiles.is_relocated) as relocated_persons,
        sum(facts.person_months) as person_months,
        sum(facts.wage_yuan) as wage_yuan
    from by_profile as facts
    inner join star.dim_worker_profile as profiles using (worker_profile_key)
    group by all
),

final as (
    select
        submissions.period,
        submissions.period_type,
        facts.submission_key,
        facts.date_key,
        facts.region_key,
        regions.region_durable_key,
        regions.region_code,
        regions.region_name,
        regions.province_code,
        regions.province_name,
        regions.is_lifted_county,
        regions.is_key_county,
        cast(sum(facts.claimed_persons) as bigint) as claimed_persons,
        cast(sum(facts.persons) as bigint) as persons,
        cast(coalesce(sum(facts.in_county_persons), 0) as bigint) as in_county_persons,
        cast(coalesce(sum(facts.in_province_persons), 0) as bigint) as in_province_persons,
        cast(coalesce(sum(facts.out_of_province_persons), 0) as bigint) as out_of_province_persons,
        cast(coalesce(sum(facts.trained_persons), 0) as bigint) as trained_persons,
        cast(coalesce(sum(facts.relocated_persons), 0) as bigint) as relocated_persons,
        cast(sum(facts.person_months) as bigint) as person_months,
        cast(sum(facts.wage_yuan) as decimal(18, 2)) as wage_yuan,
        sum(facts.wage_yuan) / nullif(sum(facts.person_months), 0) as average_monthly_wage_yuan
    from by_submission as facts
    inner join star.dim_submission as submissions using (submission_key)
    inner join star.dim_region as regions using (region_key)
    group by all
)

select * from final

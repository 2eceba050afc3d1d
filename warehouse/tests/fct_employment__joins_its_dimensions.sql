/*
description: >
  Every claim joins its submission, date, home region, work region, industry and worker profile; only the work region
  may be the unknown member. Distinct keys are taken from mart_employment_by_submission_and_profile where it has them,
  which is faster than reading all claims.
incremental_by: submission_key
*/
with
submission_keys as (
    select 'submission_key' as column_name, submission_key as key_without_member
    from (select distinct submission_key from mart.mart_employment_by_submission_and_profile)
    anti join star.dim_submission using (submission_key)
),

date_keys as (
    select 'date_key', date_key
    from (select distinct date_key from mart.mart_employment_by_submission_and_profile)
    anti join star.dim_date using (date_key)
),

region_keys as (
    select 'region_key', region_key
    from (select distinct region_key from star.fct_employment)
    anti join (select region_key from star.dim_region where region_key <> 0) using (region_key)
),

work_region_keys as (
    select 'work_region_key', work_region_key
    from (select distinct work_region_key from star.fct_employment) as facts
    anti join star.dim_region as regions
        on facts.work_region_key = regions.region_key
),

industry_keys as (
    select 'industry_key', industry_key
    from (select distinct industry_key from mart.mart_employment_by_submission_and_profile)
    anti join (select industry_key from star.dim_industry where industry_key <> 0) using (industry_key)
),

worker_profile_keys as (
    select 'worker_profile_key', worker_profile_key
    from (select distinct worker_profile_key from mart.mart_employment_by_submission_and_profile)
    anti join (select worker_profile_key from star.dim_worker_profile where worker_profile_key <> 0)
        using (worker_profile_key)
),

final as (
    select * from submission_keys
    union all
    select * from date_keys
    union all
    select * from region_keys
    union all
    select * from work_region_keys
    union all
    select * from industry_keys
    union all
    select * from worker_profile_keys
)

select * from final

/*
description: >
  Every claim finds its submission, date, home region, work region, industry and worker profile; only the work
  region may be the unknown member.
*/
select facts.*
from star.fct_employment as facts
left join star.dim_submission using (submission_key)
left join star.dim_date using (date_key)
left join star.dim_region using (region_key)
left join star.dim_region as works
    on facts.work_region_key = works.region_key
left join star.dim_industry using (industry_key)
left join star.dim_worker_profile using (worker_profile_key)
where
    dim_submission.submission_key is null
    or dim_date.date_key is null
    or dim_region.region_key is null
    or works.region_key is null
    or dim_industry.industry_key is null
    or dim_worker_profile.worker_profile_key is null
    or facts.region_key = 0
    or facts.industry_key = 0
    or facts.worker_profile_key = 0

/*
description: Every row joins its submission, date, region and population group, and none of them is the unknown member.
*/
select facts.*
from star.fct_income as facts
left join star.dim_submission using (submission_key)
left join star.dim_date using (date_key)
left join star.dim_region using (region_key)
left join star.dim_population_group using (population_group_key)
where
    dim_submission.submission_key is null
    or dim_date.date_key is null
    or dim_region.region_key is null
    or dim_population_group.population_group_key is null
    or facts.region_key = 0
    or facts.population_group_key = 0

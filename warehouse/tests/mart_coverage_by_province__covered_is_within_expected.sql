/*
description: A province covers at most its number of lifted counties, and none without a submission.
*/
select *
from mart.mart_coverage_by_province
where
    covered_counties > expected_counties
    or (covered_counties > 0 and not has_submission)

/*
description: No province covers more lifted counties than it has, and only those that sent cover any.
*/
select *
from mart.mart_coverage_by_province
where
    covered_counties > expected_counties
    or (covered_counties > 0 and not has_submission)

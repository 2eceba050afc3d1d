/*
incremental_by: submission_key
description: Rows of each submission
*/
select submission_key, count(*) as row_count from landed.orchard group by all
union all
select submission_key, count(*) as row_count from landed.harvest group by all

/*
description: The fact has every accepted row
description_zh: 表
grain: []
incremental_by: submission_key
*/
select *
from (select submission_key, count(*) as rows from accepted.orchard group by all) as a
full join (select submission_key, count(*) as fact_rows from star.fct_orchard group by all) as f using (submission_key)
where rows is distinct from fact_rows

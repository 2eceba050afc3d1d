/*
dataset: orchard
description: Rows of each variety
*/
select submission_key, variety, count(*) as variety_rows
from landed.orchard
group by all

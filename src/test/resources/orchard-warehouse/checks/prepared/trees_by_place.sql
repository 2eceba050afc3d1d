/*
dataset: orchard
incremental_by: submission_key
description: Trees of each place
*/
select submission_key, province_code, period, place_code, cast(sum(trees) as bigint) as trees
from landed.orchard
group by all

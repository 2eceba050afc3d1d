/*
dataset: orchard
description: Trees of each place in all submissions
*/
select period, place_code, cast(sum(trees) as bigint) as place_trees
from accepted.orchard
group by all

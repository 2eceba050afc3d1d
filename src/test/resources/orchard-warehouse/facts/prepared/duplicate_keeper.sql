/*
dataset: orchard
description: Rank of the claims of a keeper
*/
select *
from (
    select submission_key, source_line,
        count(*) over (partition by period, keeper_key_high, keeper_key_low, place_code) as keeper_claims,
        row_number() over (
            partition by period, keeper_key_high, keeper_key_low, place_code
            order by trees desc, province_code, submission_key, source_line
        ) as claim_rank
    from accepted.duplicate_orchard
)
where keeper_claims > 1

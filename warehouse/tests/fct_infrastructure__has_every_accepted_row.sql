/*
description: The fact has every accepted row exactly once for each of its four indicators.
*/
with
accepted_rows as (
    select submission_key, count(*) * 4 as accepted_rows
    from accepted.infrastructure
    group by submission_key
),

fact_rows as (
    select submission_key, count(*) as fact_rows
    from star.fct_infrastructure
    group by submission_key
),

final as (
    select *
    from accepted_rows
    full join fact_rows using (submission_key)
    where accepted_rows is distinct from fact_rows
)

select * from final

/*
description: No accepted row is lost or doubled on its way into the fact, which has four indicators for each.
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

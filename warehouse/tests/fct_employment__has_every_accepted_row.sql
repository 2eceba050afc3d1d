/*
description: The fact has every accepted row exactly once.
*/
with
accepted_rows as (
    select submission_key, rows_accepted
    from accepted.submission
    where dataset = 'employment' and rows_accepted > 0
),

fact_rows as (
    select submission_key, count(*) as fact_rows
    from star.fct_employment
    group by submission_key
),

final as (
    select *
    from accepted_rows
    full join fact_rows using (submission_key)
    where rows_accepted is distinct from fact_rows
)

select * from final

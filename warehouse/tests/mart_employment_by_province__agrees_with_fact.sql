/*
description: Gross and net employment of the provinces add up to the fact, and the three work places to the net.
*/
with
fact_sums as (
    select
        submissions.period,
        sum(facts.claimed_persons) as fact_claimed_persons,
        sum(facts.persons) as fact_persons
    from star.fct_employment as facts
    inner join star.dim_submission as submissions using (submission_key)
    group by all
),

mart_sums as (
    select
        period,
        sum(claimed_persons) as claimed_persons,
        sum(persons) as persons,
        sum(in_county_persons + in_province_persons + out_of_province_persons) as placed_persons
    from mart.mart_employment_by_province
    group by all
),

final as (
    select *
    from fact_sums
    full join mart_sums using (period)
    where
        fact_claimed_persons is distinct from claimed_persons
        or fact_persons is distinct from persons
        or fact_persons is distinct from placed_persons
)

select * from final

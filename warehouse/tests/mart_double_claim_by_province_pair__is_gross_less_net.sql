/*
description: The duplicate claims between provinces are the difference between gross and net employment.
*/
with
differences as (
    select period, sum(claimed_persons) - sum(persons) as difference
    from mart.mart_employment_by_province
    group by period
),

double_claims as (
    select period, sum(outranked_persons) as outranked_persons
    from mart.mart_double_claim_by_province_pair
    group by period
),

final as (
    select period, difference, outranked_persons
    from differences
    left join double_claims using (period)
    where difference <> coalesce(outranked_persons, 0)
)

select * from final

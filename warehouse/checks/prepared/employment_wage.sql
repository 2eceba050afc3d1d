/*
dataset: employment
incremental_by: submission_key
description: >
  Distinct wages of a submission with the number of claims of each, and the median over all claims of the submission.
  A register of millions of rows has few distinct wages; checks evaluate each once.
description_zh: 各批次出现的月均工资，每个数值一行，附报送条数与该批次的中位数；检查逐值判断，不必逐行
*/
with
wages as (
    select submission_key, monthly_wage_yuan, count(*) as claims
    from landed.employment
    group by all
),

ranked as (
    select
        *,
        sum(claims) over (partition by submission_key order by monthly_wage_yuan) as claims_up_to,
        sum(claims) over (partition by submission_key) as all_claims
    from wages
),

final as (
    select
        submission_key,
        monthly_wage_yuan,
        claims,
        min(monthly_wage_yuan) filter (where 2 * claims_up_to >= all_claims) over (partition by submission_key)
            as median_yuan
    from ranked
)

select * from final

/*
dataset: employment
incremental_by: submission_key
description: >
  Rows whose wage is less than 1/50 or more than 50 times the median of their submission. The check decides whether
  the row or the whole submission is wrong, because that depends on other submissions.
description_zh: 月均工资与本批次中位数相差五十倍以上的行；是该行有误还是整批有误，由检查结合其他批次判断
*/
with
unusual as (
    select submission_key, monthly_wage_yuan
    from prepared.employment_wage
    where
        monthly_wage_yuan > 0
        and monthly_wage_yuan not between 0.02 * median_yuan and 50 * median_yuan
),

final as (
    select
        employment.submission_key,
        employment.source_line,
        employment.monthly_wage_yuan
    from landed.employment
    inner join unusual using (submission_key, monthly_wage_yuan)
)

select * from final

/*
dataset: employment
description: >
  Claims of persons who are claimed more than once in a period, with the number of claims and their rank; rank 1
  counts. This is the only place that decides which claim of a person counts; fct_employment and the macro checks read
  it.
description_zh: 同一期内被多次报送人员的各条记录：报送次数与排序（第一条计入）；“一人只计一次”的唯一规则，供事实表与宏观检查使用
*/
with
ranked as (
    select
        submission_key,
        source_line,
        province_code,
        period,
        person_key_high,
        person_key_low,
        count(*) over (partition by period, person_key_high, person_key_low) as person_claims,
        row_number() over (
            partition by period, person_key_high, person_key_low
            order by months_worked desc, monthly_wage_yuan desc, province_code, submission_key, source_line
        ) as claim_rank
    from accepted.duplicate_employment
),

final as (
    select
        submission_key,
        source_line,
        province_code,
        period,
        person_key_high,
        person_key_low,
        person_claims,
        claim_rank
    from ranked
    where person_claims > 1
)

select * from final

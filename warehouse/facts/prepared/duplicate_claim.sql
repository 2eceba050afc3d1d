/*
dataset: employment
description: >
  Claims of persons who are claimed more than once in a period, with how often and with their rank: the first counts.
  Few of millions, and all that a fact row needs to know of other submissions.
description_zh: 同一期内被多次报送人员的各条记录：报送次数与排序（第一条计入）；事实行对其他报送的依赖仅限于此
*/
with

final as (
    select
        submission_key,
        source_line,
        count(*) over (partition by period, person_key) as person_claims,
        row_number() over (
            partition by period, person_key
            order by months_worked desc, monthly_wage_yuan desc, province_code, submission_key, source_line
        ) as claim_rank,
    from accepted.duplicate_employment
    qualify person_claims > 1
)

select * from final

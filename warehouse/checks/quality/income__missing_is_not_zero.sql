/*
code: zero_suspect
severity: warning
dataset: income
zh: 该项为0，而同批其他县或上年同期均不为0，疑为缺报
en: >-
  The value is zero, but other rows of the submission or the same county in the previous year have a value above zero;
  probably the value is missing
fix_zh: 有数据的填报实际数，没有数据的留空
fix_en: Enter the actual value; leave the cell empty if it is unknown
expected:
  zh: "{previous_amount, select, none {大于0，与其他各行一样} other {约{previous_amount}}}"
  en: "{previous_amount, select, none {more than 0, as in the other rows} other {about {previous_amount}}}"
parameters: { previous_amount: amount }
*/
with
amounts as (
    select
        income.submission_key,
        income.source_line,
        income.province_code,
        income.region_code,
        income.population_group,
        income.period,
        submission.previous_period,
        unnest([
            'labourers',
            'wage_income_per_capita_yuan',
            'operating_income_per_capita_yuan',
            'property_income_per_capita_yuan',
            'transfer_income_per_capita_yuan',
            'income_per_capita_yuan'
        ]) as column_name,
        unnest([
            income.labourers,
            income.wage_income_per_capita_yuan,
            income.operating_income_per_capita_yuan,
            income.property_income_per_capita_yuan,
            income.transfer_income_per_capita_yuan,
            income.income_per_capita_yuan
        ]) as amount
    from landed.income
    inner join landed.submission using (submission_key)
),

-- columns in which zero is rare; fewer than five rows are no evidence
rarely_zero as (
    select submission_key, population_group, column_name
    from amounts
    where amount is not null
    group by all
    having count(*) >= 5 and count(*) filter (amount = 0) <= 0.1 * count(*)
),

final as (
    select
        amounts.submission_key,
        amounts.source_line,
        amounts.column_name,
        '0' as value_found,
        previous_year.amount as previous_amount
    from amounts
    -- one row per key: duplicates in one file would multiply
    left join (
        select * from amounts
        qualify row_number() over (
            partition by submission_key, region_code, population_group, column_name
            order by source_line
        ) = 1
    ) as previous_year
        -- a province must not change the verdict on a county of another one
        on amounts.province_code = previous_year.province_code
        and amounts.region_code = previous_year.region_code
        and amounts.population_group = previous_year.population_group
        and amounts.column_name = previous_year.column_name
        and amounts.previous_period = previous_year.period
    left join rarely_zero
        on amounts.submission_key = rarely_zero.submission_key
        and amounts.population_group = rarely_zero.population_group
        and amounts.column_name = rarely_zero.column_name
    where
        amounts.amount = 0
        and (previous_year.amount <> 0 or rarely_zero.submission_key is not null)
)

select * from final

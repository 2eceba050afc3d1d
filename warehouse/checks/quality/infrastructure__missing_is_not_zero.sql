/*
code: zero_suspect
severity: warning
dataset: infrastructure
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
        infrastructure.submission_key,
        infrastructure.source_line,
        infrastructure.province_code,
        infrastructure.region_code,
        infrastructure.period,
        submission.previous_period,
        unnest([
            'sanitary_toilet_households',
            'waste_treated_natural_villages',
            'clean_action_villages',
            'relocated_households_with_labour',
            'relocated_households_employed'
        ]) as column_name,
        unnest([
            infrastructure.sanitary_toilet_households,
            infrastructure.waste_treated_natural_villages,
            infrastructure.clean_action_villages,
            infrastructure.relocated_households_with_labour,
            infrastructure.relocated_households_employed
        ]) as amount
    from landed.infrastructure
    inner join landed.submission using (submission_key)
),

-- columns in which zero is rare; fewer than five rows are no evidence; many counties have no relocated households
rarely_zero as (
    select submission_key, column_name
    from amounts
    where column_name not in ('relocated_households_with_labour', 'relocated_households_employed')
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
        qualify row_number() over (partition by submission_key, region_code, column_name order by source_line) = 1
    ) as previous_year
        -- a province must not change the verdict on a county of another one
        on amounts.province_code = previous_year.province_code
        and amounts.region_code = previous_year.region_code
        and amounts.column_name = previous_year.column_name
        and amounts.previous_period = previous_year.period
    left join rarely_zero
        on amounts.submission_key = rarely_zero.submission_key
        and amounts.column_name = rarely_zero.column_name
    where
        amounts.amount = 0
        and (previous_year.amount <> 0 or rarely_zero.submission_key is not null)
)

select * from final

/*
code: zero_suspect
severity: warning
dataset: monitoring
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
        monitoring.submission_key,
        monitoring.source_line,
        monitoring.province_code,
        monitoring.region_code,
        monitoring.monitored_type,
        monitoring.period,
        submission.previous_period,
        unnest([
            'monitored_households',
            'monitored_persons',
            'assisted_households',
            'risk_eliminated_households'
        ]) as column_name,
        unnest([
            monitoring.monitored_households,
            monitoring.monitored_persons,
            monitoring.assisted_households,
            monitoring.risk_eliminated_households
        ]) as amount
    from landed.monitoring
    inner join landed.submission using (submission_key)
),

-- columns in which zero is rare; fewer than five rows are no evidence
rarely_zero as (
    select submission_key, monitored_type, column_name
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
            partition by submission_key, region_code, monitored_type, column_name
            order by source_line
        ) = 1
    ) as previous_year
        -- a province must not change the verdict on a county of another one
        on amounts.province_code = previous_year.province_code
        and amounts.region_code = previous_year.region_code
        and amounts.monitored_type = previous_year.monitored_type
        and amounts.column_name = previous_year.column_name
        and amounts.previous_period = previous_year.period
    left join rarely_zero
        on amounts.submission_key = rarely_zero.submission_key
        and amounts.monitored_type = rarely_zero.monitored_type
        and amounts.column_name = rarely_zero.column_name
    where
        amounts.amount = 0
        and (previous_year.amount <> 0 or rarely_zero.submission_key is not null)
)

select * from final

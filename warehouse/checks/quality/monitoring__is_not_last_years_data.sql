/*
code: stale_period
severity: error
dataset: monitoring
zh: 全部数据与上年同期完全相同，疑为重复报送上期文件
en: All values equal those of the previous year; probably last year's file was sent again
fix_zh: 请报送本期数据
fix_en: Send the data of this period
found:
  zh: "与{previous_period}的数值全部相同"
  en: "all values of {previous_period}"
expected:
  zh: "本期的数值"
  en: "values of this period"
parameters: { previous_period: period }
*/
with
pairs as (
    select
        current_year.submission_key,
        current_year.source_line,
        previous_year.period as previous_period,
        (
            current_year.monitored_households = previous_year.monitored_households
            and current_year.monitored_persons = previous_year.monitored_persons
            and current_year.assisted_households = previous_year.assisted_households
            and current_year.risk_eliminated_households = previous_year.risk_eliminated_households
        ) is true as is_same
    from landed.monitoring as current_year
    inner join landed.submission
        on current_year.submission_key = submission.submission_key
    -- one row per key: duplicates in one file would multiply
    left join (
        select
            period,
            monitored_households,
            monitored_persons,
            assisted_households,
            risk_eliminated_households,
            province_code,
            region_code,
            monitored_type
        from landed.monitoring
        qualify row_number() over (partition by submission_key, region_code, monitored_type order by source_line) = 1
    ) as previous_year
        on current_year.province_code = previous_year.province_code
        and current_year.region_code = previous_year.region_code
        and current_year.monitored_type = previous_year.monitored_type
        and submission.previous_period = previous_year.period
    -- period_differs reports rows of the previous year
    where current_year.year = submission.period_year
),

stale_submissions as (
    select submission_key
    from pairs
    group by submission_key
    having bool_and(is_same)
),

final as (
    select
        submission_key,
        source_line,
        cast(null as varchar) as column_name,
        previous_period
    from pairs
    where submission_key in (select submission_key from stale_submissions)
)

select * from final

/*
code: not_cumulative
severity: warning
dataset: employment
scope: province
zh: 累计数低于同年较早报告期，疑为按单季或单月填报
en: >-
  A cumulative value is lower than in an earlier period of the same year; probably it covers only a single quarter or
  month
fix_zh: 按年初至期末的累计数填报
fix_en: Report the cumulative value from the beginning of the year to the end of the period
found:
  zh: "{persons}人"
  en: "{persons} persons"
expected:
  zh: "不少于{earlier_period}的约{earlier_persons}人"
  en: "about {earlier_persons} of {earlier_period} or more"
parameters: { persons: count, earlier_period: period, earlier_persons: count }
*/
with
registers as (
    select
        submission_key,
        province_code,
        period,
        period_year,
        period_end,
        rows_landed * sample_weight as persons
    from landed.submission
    where dataset = 'employment' and is_effective and rows_landed > 0
),

-- the latest earlier period of the same year
pairs as (
    select
        later.submission_key,
        later.persons,
        arg_max(earlier.period, earlier.period_end) as earlier_period,
        arg_max(earlier.persons, earlier.period_end) as earlier_persons
    from registers as later
    inner join registers as earlier
        on later.province_code = earlier.province_code
        and later.period_year = earlier.period_year
        and later.period_end > earlier.period_end
    group by all
),

final as (
    select
        submission_key,
        cast(null as bigint) as source_line,
        cast(null as varchar) as column_name,
        persons,
        earlier_period,
        earlier_persons
    from pairs
    -- tolerance for corrections in the register
    where persons < 0.95 * earlier_persons
)

select * from final

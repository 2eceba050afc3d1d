/*
code: not_cumulative
severity: warning
dataset: income
zh: 累计数低于同年较早报告期，疑为按单季或单月填报
en: >-
  A cumulative value is lower than in an earlier period of the same year; probably it covers only a single quarter or
  month
fix_zh: 按年初至期末的累计数填报
fix_en: Report the cumulative value from the beginning of the year to the end of the period
expected:
  zh: "不小于{earlier_period}的{earlier_yuan}"
  en: "at least {earlier_yuan} of {earlier_period}"
parameters: { earlier_period: period, earlier_yuan: amount }
*/
with
counties as (
    select
        income.submission_key,
        income.source_line,
        income.region_code,
        codes.region_durable_key,
        income.population_group,
        income.period,
        submission.period_year,
        submission.period_end,
        income.income_per_capita_yuan
    from landed.income
    inner join landed.submission using (submission_key)
    inner join ref.region_code_in_period as codes
        on income.region_code = codes.region_code
        and submission.period_year = codes.year
),

-- the latest earlier period of the same year
pairs as (
    select
        later.submission_key,
        later.source_line,
        later.income_per_capita_yuan,
        arg_max(earlier.period, earlier.period_end) as earlier_period,
        arg_max(earlier.income_per_capita_yuan, earlier.period_end) as earlier_yuan
    from counties as later
    -- one row per key: duplicates in one file would multiply
    inner join (
        select * from counties
        qualify row_number() over (partition by submission_key, region_code, population_group order by source_line) = 1
    ) as earlier
        on later.region_durable_key = earlier.region_durable_key
        and later.population_group = earlier.population_group
        and later.period_year = earlier.period_year
        and later.period_end > earlier.period_end
    group by all
),

final as (
    select
        submission_key,
        source_line,
        'income_per_capita_yuan' as column_name,
        cast(income_per_capita_yuan as varchar) as value_found,
        earlier_period,
        earlier_yuan
    from pairs
    -- unit_suspect reports an earlier period in another unit
    where income_per_capita_yuan < earlier_yuan and earlier_yuan < 50 * income_per_capita_yuan
)

select * from final

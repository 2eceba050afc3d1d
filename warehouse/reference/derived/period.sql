/*
description: >
  Reporting periods (years, quarters, months) from 2000 to 2099 with the dates and numbers that follow from each. The
  same columns are in landed.submission, which the job computes for every submission.
description_zh: 报告期（年、季、月）及由其确定的起止日期、年度、累计月数和上年同期
grain: [period]
columns:
  period: 'Reporting period: 2022, 2022-Q3 or 2022-09'
  period_type: 'year, quarter or month'
  period_start: 'First day of the period'
  period_end: 'Last day of the period'
  date_key: 'Last day of the period, yyyymmdd; key of star.dim_date'
  period_year: 'Year of the period'
  months_elapsed: 'Months from the beginning of the year to the end of the period'
  previous_period: 'Same period one year before'
*/
with
years as (
    select cast(year as integer) as period_year
    from range(2000, 2100) as t (year)
),

parts as (
    select 'year' as period_type, '' as suffix, 12 as months, 12 as months_elapsed
    union all
    select 'quarter', '-Q' || quarter, 3, cast(3 * quarter as integer)
    from range(1, 5) as t (quarter)
    union all
    select 'month', '-' || lpad(cast(month as varchar), 2, '0'), 1, cast(month as integer)
    from range(1, 13) as t (month)
),

periods as (
    select
        years.period_year || parts.suffix as period,
        parts.period_type,
        make_date(years.period_year, parts.months_elapsed - parts.months + 1, 1) as period_start,
        last_day(make_date(years.period_year, parts.months_elapsed, 1)) as period_end,
        years.period_year,
        parts.months_elapsed,
        (years.period_year - 1) || parts.suffix as previous_period
    from years
    cross join parts
),

final as (
    select
        period,
        period_type,
        period_start,
        period_end,
        cast(strftime(period_end, '%Y%m%d') as integer) as date_key,
        period_year,
        months_elapsed,
        previous_period
    from periods
)

select * from final

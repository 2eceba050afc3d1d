/*
description: >
  Days from 2012 to 2030 with their policy phase: poverty alleviation until 2020, the five-year transition period 2021
  to 2025, regular assistance from 2026. Facts reference the last day of their period.
description_zh: 日期维度；事实表引用报告期最后一天；2021至2025年为5年过渡期
grain: [date_key]
*/
with
day as (
    select cast(day as date) as full_date
    from range(timestamp '2012-01-01', timestamp '2031-01-01', interval 1 day) as t (day)
),

final as (
    select
        cast(strftime(full_date, '%Y%m%d') as integer) as date_key,
        full_date,
        cast(year(full_date) as integer) as year,
        cast(quarter(full_date) as integer) as quarter,
        cast(month(full_date) as integer) as month,
        cast(day(full_date) as integer) as day_of_month,
        year(full_date) || '-Q' || quarter(full_date) as year_quarter,
        strftime(full_date, '%Y-%m') as year_month,
        full_date = last_day(full_date) as is_month_end,
        full_date = last_day(full_date) and month(full_date) % 3 = 0 as is_quarter_end,
        full_date = last_day(full_date) and month(full_date) = 12 as is_year_end,
        cast(case when year(full_date) between 2021 and 2025 then year(full_date) - 2020 end as integer)
            as transition_year,
        case
            when year(full_date) <= 2020 then 'poverty_alleviation'
            when year(full_date) <= 2025 then 'transition'
            else 'regular_assistance'
        end as policy_phase,
        case
            when year(full_date) <= 2020 then '脱贫攻坚'
            when year(full_date) <= 2025 then '过渡期'
            else '常态化帮扶'
        end as policy_phase_zh
    from day
)

select * from final
order by date_key

/*
description: >
  Income per capita of a province and population group: income of all its counties divided by their persons, not the
  mean of county averages; with the share of each component and the growth on the previous year. growth_percent uses
  all counties of each year, as published figures do, so a county that is missing in one year changes it;
  comparable_growth_percent uses only the counties with data in both years.
description_zh: >
  各省各人群人均收入（各县总收入之和除以人数之和，不是县均值的平均），附四项收入占比与同比增速；
  增速按公布口径取两年各自全部县，个别县缺报会影响增速，可比增速（仅两年均有数据的县）另列
grain: [period, province_code, population_group]
*/
with
provinces as (
    select
        period,
        period_type,
        date_key,
        province_code,
        province_name,
        population_group,
        income_basis,
        count(distinct region_durable_key) as counties,
        cast(sum(persons) as bigint) as persons,
        cast(sum(wage_income_yuan) as decimal(18, 2)) as wage_income_yuan,
        cast(sum(operating_income_yuan) as decimal(18, 2)) as operating_income_yuan,
        cast(sum(property_income_yuan) as decimal(18, 2)) as property_income_yuan,
        cast(sum(transfer_income_yuan) as decimal(18, 2)) as transfer_income_yuan,
        cast(sum(income_yuan) as decimal(18, 2)) as income_yuan,
        count(distinct region_durable_key) filter (where previous_persons is not null) as comparable_counties,
        sum(income_yuan) filter (where previous_persons is not null)
        / nullif(sum(persons) filter (where previous_persons is not null), 0) as comparable_per_capita_yuan,
        sum(previous_income_yuan) / nullif(sum(previous_persons), 0) as comparable_previous_per_capita_yuan
    from mart.mart_income_by_county
    group by all
),

previous_years as (
    select
        period as previous_period,
        province_code,
        population_group,
        persons as previous_persons,
        income_yuan as previous_income_yuan
    from provinces
),

final as (
    select
        provinces.* exclude (comparable_counties, comparable_per_capita_yuan, comparable_previous_per_capita_yuan),
        provinces.income_yuan / nullif(provinces.persons, 0) as income_per_capita_yuan,
        100.0 * provinces.wage_income_yuan / nullif(provinces.income_yuan, 0) as wage_income_percent,
        100.0 * provinces.operating_income_yuan / nullif(provinces.income_yuan, 0) as operating_income_percent,
        100.0 * provinces.property_income_yuan / nullif(provinces.income_yuan, 0) as property_income_percent,
        100.0 * provinces.transfer_income_yuan / nullif(provinces.income_yuan, 0) as transfer_income_percent,
        previous_years.previous_persons,
        previous_years.previous_income_yuan,
        previous_years.previous_income_yuan / nullif(previous_years.previous_persons, 0)
            as previous_income_per_capita_yuan,
        100 * (income_per_capita_yuan / nullif(previous_income_per_capita_yuan, 0) - 1) as growth_percent,
        provinces.comparable_counties,
        100 * (provinces.comparable_per_capita_yuan / nullif(provinces.comparable_previous_per_capita_yuan, 0) - 1)
            as comparable_growth_percent
    from provinces
    left join ref.period as periods using (period)
    left join previous_years using (previous_period, province_code, population_group)
)

select * from final

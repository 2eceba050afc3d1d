/*
description: >
  Lifted labourers in work by province of registration: claims (gross), persons counted once (net), growth of persons
  on the previous year, work places, and the average monthly wage.
description_zh: 按户籍省统计的务工就业规模：报送人数、去重后人数、与上年同期比较、务工区域构成、月均工资
grain: [period, province_code]
*/
with
provinces as (
    select
        period,
        period_type,
        date_key,
        province_code,
        province_name,
        count(distinct region_durable_key) as counties,
        cast(sum(claimed_persons) as bigint) as claimed_persons,
        cast(sum(persons) as bigint) as persons,
        cast(sum(in_county_persons) as bigint) as in_county_persons,
        cast(sum(in_province_persons) as bigint) as in_province_persons,
        cast(sum(out_of_province_persons) as bigint) as out_of_province_persons,
        cast(sum(trained_persons) as bigint) as trained_persons,
        cast(sum(relocated_persons) as bigint) as relocated_persons,
        cast(sum(person_months) as bigint) as person_months,
        cast(sum(wage_yuan) as decimal(18, 2)) as wage_yuan
    from mart.mart_employment_by_county
    group by all
),

previous_years as (
    select
        period as previous_period,
        province_code,
        persons as previous_persons
    from provinces
),

final as (
    select
        provinces.*,
        provinces.wage_yuan / nullif(provinces.person_months, 0) as average_monthly_wage_yuan,
        100.0 * provinces.out_of_province_persons / nullif(provinces.persons, 0) as out_of_province_percent,
        previous_years.previous_persons,
        100 * (provinces.persons / nullif(previous_years.previous_persons, 0) - 1) as growth_percent
    from provinces
    left join ref.period as periods using (period)
    left join previous_years using (previous_period, province_code)
)

select * from final

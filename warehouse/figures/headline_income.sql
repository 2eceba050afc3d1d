/*
description: >
  Quoted figures of income: national level and growth on the previous year of the two population groups, as income of
  all counties divided by their persons. ref.published_figure lists the periods of each figure.
description_zh: 收入类核心指标：两类人群的全国人均收入及增速（总收入之和除以人数之和）
grain: [figure_id, period]
*/
with
nation as (
    select
        population_group,
        period,
        sum(income_yuan) as income_yuan,
        sum(persons) as persons,
        cast(sum(income_yuan) as double) / nullif(sum(persons), 0) as per_capita_yuan,
        count(distinct region_durable_key) filter (where is_lifted_county) as covered_counties,
        count(distinct region_durable_key) filter (where is_lifted_county and previous_persons is not null)
            as comparable_counties
    from mart.mart_income_by_county
    group by all
),

formulas(figure_id, population_group, measure) as (
    values
        ('I1', 'rural_resident', 'level'),
        ('I2', 'rural_resident', 'growth'),
        ('I3', 'lifted_population', 'level'),
        ('I4', 'lifted_population', 'growth'),
        ('I6', 'rural_resident', 'level'),
        ('I6_growth', 'rural_resident', 'growth'),
        ('I7', 'lifted_population', 'level'),
        ('I7_growth', 'lifted_population', 'growth')
),

figures as (
    select formulas.*, periods.period, periods.previous_period, periods.date_key
    from formulas
    inner join ref.published_figure as published using (figure_id)
    inner join ref.period as periods using (period)
),

expected as (
    select date_key, cast(sum(lifted_counties) as bigint) as expected_counties
    from ref.county_count
    group by date_key
),

final as (
    select
        figures.figure_id,
        figures.period,
        case figures.measure
            when 'level' then cast(current_year.income_yuan as double)
            else current_year.per_capita_yuan
        end as figure_numerator,
        case figures.measure
            when 'level' then cast(current_year.persons as double)
            else previous_year.per_capita_yuan
        end as figure_denominator,
        case figures.measure
            when 'level' then current_year.per_capita_yuan
            else 100 * (current_year.per_capita_yuan / nullif(previous_year.per_capita_yuan, 0) - 1)
        end as value,
        coalesce(
            case figures.measure
                when 'level' then current_year.covered_counties
                -- growth covers the counties with data in both years
                else current_year.comparable_counties
            end,
            0
        ) as covered_counties,
        expected.expected_counties
    from figures
    inner join expected using (date_key)
    left join nation as current_year
        on figures.population_group = current_year.population_group
        and figures.period = current_year.period
    left join nation as previous_year
        on figures.population_group = previous_year.population_group
        and figures.previous_period = previous_year.period
)

select * from final

/*
description: >
  Quoted figures of employment: persons in work nationwide, each counted once (E1; compared with the policy floor in
  E1_floor and E2_floor and with the annual target in E2), and all claims including duplicates (E1_gross, not
  published).
description_zh: 就业类核心指标：全国务工就业规模（去重，并与稳定线、年度目标比较）及报送数（未去重，不公布）
grain: [figure_id, period]
*/
with
nation as (
    select
        period,
        cast(sum(persons) as double) as persons,
        cast(sum(claimed_persons) as double) as claimed_persons,
        count(distinct region_durable_key) filter (where is_lifted_county) as covered_counties
    from mart.mart_employment_by_county
    group by all
),

figures as (
    select published.figure_id, periods.period, periods.date_key
    from ref.published_figure as published
    inner join ref.period as periods using (period)
    where published.figure_id in ('E1', 'E1_floor', 'E2', 'E2_floor')
    union all
    select 'E1_gross' as figure_id, periods.period, periods.date_key
    from ref.published_figure as published
    inner join ref.period as periods using (period)
    where published.figure_id = 'E1'
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
        case figures.figure_id when 'E1_gross' then nation.claimed_persons else nation.persons end as figure_numerator,
        cast(null as double) as figure_denominator,
        figure_numerator as value,
        coalesce(nation.covered_counties, 0) as covered_counties,
        expected.expected_counties
    from figures
    inner join expected using (date_key)
    left join nation using (period)
)

select * from final

/*
description: The provinces add up to the fact, by period and population group.
*/
with
fact_sums as (
    select
        submissions.period,
        population_groups.population_group,
        sum(facts.persons) as fact_persons,
        sum(facts.income_yuan) as fact_income_yuan
    from star.fct_income as facts
    inner join star.dim_submission as submissions using (submission_key)
    inner join star.dim_population_group as population_groups using (population_group_key)
    group by all
),

mart_sums as (
    select period, population_group, sum(persons) as persons, sum(income_yuan) as income_yuan
    from mart.mart_income_by_province
    group by all
),

final as (
    select *
    from fact_sums
    full join mart_sums using (period, population_group)
    where
        fact_persons is distinct from persons
        or fact_income_yuan is distinct from income_yuan
)

select * from final

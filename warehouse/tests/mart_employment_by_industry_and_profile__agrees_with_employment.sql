/*
description: Industries and worker profiles add up to the employment of the provinces, gross and net, months and wages.
*/
with
provinces as (
    select
        period,
        sum(claimed_persons) as claimed_persons,
        sum(persons) as persons,
        sum(person_months) as person_months,
        sum(wage_yuan) as wage_yuan
    from mart.mart_employment_by_province
    group by all
),

profiles as (
    select
        period,
        sum(claimed_persons) as profile_claimed_persons,
        sum(persons) as profile_persons,
        sum(person_months) as profile_person_months,
        sum(wage_yuan) as profile_wage_yuan
    from mart.mart_employment_by_industry_and_profile
    group by all
),

final as (
    select *
    from provinces
    full join profiles using (period)
    where
        claimed_persons is distinct from profile_claimed_persons
        or persons is distinct from profile_persons
        or person_months is distinct from profile_person_months
        or wage_yuan is distinct from profile_wage_yuan
)

select * from final

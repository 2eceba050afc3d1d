/*
description: The labour flows of a province, including those within it, add up to its persons in work.
*/
with
flows as (
    select period, province_code, sum(persons) as flow_persons
    from mart.mart_labour_flow_by_province_pair
    group by all
),

final as (
    select period, province_code, flow_persons, provinces.persons
    from flows
    full join mart.mart_employment_by_province as provinces using (period, province_code)
    where flow_persons is distinct from provinces.persons
)

select * from final

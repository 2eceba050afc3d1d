/*
description: >
  A person counts once in a period, however many submissions claim the person; every claim is kept. All persons
  whose claims were told apart are looked at, and of the others those whose key begins with a zero: one in sixteen.
*/
with
outranked as (
    select distinct date_key, person_key from star.fct_employment where persons = 0
),

final as (
    select
        facts.date_key,
        facts.person_key,
        count(*) as claims,
        count(*) filter (where facts.persons > 0) as counting_claims
    from star.fct_employment as facts
    where
        facts.person_key < cast('10000000-0000-0000-0000-000000000000' as uuid)
        or facts.person_key in (select person_key from outranked)
    group by facts.date_key, facts.person_key
    having count(*) filter (where facts.persons > 0) <> 1
)

select * from final

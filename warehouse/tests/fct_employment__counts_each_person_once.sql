/*
description: >
  A person counts once in a period, all claims are stored, and person_claims is their number. The test reads all claims
  that are duplicates or do not count, and of the other claims a sample of one in sixteen (person keys that begin with
  a zero).
*/
with
double_claims as (
    select
        submissions.period,
        facts.person_key,
        count(*) as claims,
        min(coalesce(facts.person_claims, 0)) as fewest_person_claims,
        max(coalesce(facts.person_claims, 0)) as most_person_claims,
        count(*) filter (where facts.persons > 0) as counting_claims
    from star.fct_employment as facts
    inner join star.dim_submission as submissions using (submission_key)
    where
        facts.person_claims is distinct from 1
        or coalesce(facts.persons, 0) = 0
    group by submissions.period, facts.person_key
),

only_claims as (
    select submissions.period, facts.person_key, count(*) as claims
    from star.fct_employment as facts
    inner join star.dim_submission as submissions using (submission_key)
    where
        facts.person_claims = 1
        and facts.person_key < cast('10000000-0000-0000-0000-000000000000' as uuid)
    group by submissions.period, facts.person_key
),

final as (
    select period, person_key
    from double_claims
    where
        claims <> fewest_person_claims
        or claims <> most_person_claims
        or counting_claims <> 1
    union all
    select period, person_key
    from only_claims
    where claims > 1
)

select * from final

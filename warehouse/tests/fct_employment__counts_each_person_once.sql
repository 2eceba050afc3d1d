/*
description: >
  A person counts once in a period, all claims are stored, and person_claims is their number. The test reads all claims
  that are duplicates or do not count, and of the other claims a sample of one in sixteen (person keys whose
  first four bits are zero).
*/
with
double_claims as (
    select
        submissions.period,
        facts.person_key_high,
        facts.person_key_low,
        count(*) as claims,
        min(coalesce(facts.person_claims, 0)) as fewest_person_claims,
        max(coalesce(facts.person_claims, 0)) as most_person_claims,
        count(*) filter (where facts.persons > 0) as counting_claims
    from star.fct_employment as facts
    inner join star.dim_submission as submissions using (submission_key)
    where
        facts.person_claims is distinct from 1
        or coalesce(facts.persons, 0) = 0
    group by submissions.period, facts.person_key_high, facts.person_key_low
),

only_claims as (
    select submissions.period, facts.person_key_high, facts.person_key_low, count(*) as claims
    from star.fct_employment as facts
    inner join star.dim_submission as submissions using (submission_key)
    where
        facts.person_claims = 1
        and facts.person_key_high between 0 and 1152921504606846975
    group by submissions.period, facts.person_key_high, facts.person_key_low
),

final as (
    select period, person_key_high, person_key_low
    from double_claims
    where
        claims <> fewest_person_claims
        or claims <> most_person_claims
        or counting_claims <> 1
    union all
    select period, person_key_high, person_key_low
    from only_claims
    where claims > 1
)

select * from final

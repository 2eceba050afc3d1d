/*
description: A person counts once in a period, however many submissions claim the person; every claim is kept.
*/
select
    submissions.period,
    facts.person_key,
    count(*) as claims,
    count(*) filter (where facts.persons > 0) as counting_claims
from star.fct_employment as facts
inner join star.dim_submission as submissions using (submission_key)
group by submissions.period, facts.person_key
having count(*) filter (where facts.persons > 0) <> 1

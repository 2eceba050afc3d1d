/*
description: A claim counts whole or not at all, and months and wages follow it.
incremental_by: submission_key
*/
select *
from star.fct_employment
where
    persons not in (0, claimed_persons)
    or person_months <> persons * months_worked
    or wage_yuan <> person_months * monthly_wage_yuan

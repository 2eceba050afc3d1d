/*
description: A claim counts with all its persons or with none; months and wages follow from persons.
incremental_by: submission_key
*/
select *
from star.fct_employment
where
    persons not in (0, claimed_persons)
    or person_months <> persons * months_worked
    or wage_yuan <> person_months * monthly_wage_yuan

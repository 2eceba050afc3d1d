/*
description: The income of a row is the sum of its four components.
*/
select *
from star.fct_income
where income_yuan <> wage_income_yuan + operating_income_yuan + property_income_yuan + transfer_income_yuan

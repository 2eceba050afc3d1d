/*
description: The units covered do not exceed the existing units.
*/
select *
from star.fct_infrastructure
where numerator < 0 or numerator > denominator

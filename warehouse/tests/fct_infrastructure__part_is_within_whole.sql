/*
description: What is covered is never more than what there is.
*/
select *
from star.fct_infrastructure
where numerator < 0 or numerator > denominator

/*
description: A rate is between 0 and 100 and is the quotient of numerator and denominator.
*/
select *
from mart.mart_infrastructure_by_province
where
    rate_percent not between 0 and 100
    or abs(rate_percent * denominator - 100.0 * numerator) > 0.001 * denominator
    or (rate_percent is null) <> (denominator = 0)

/*
description: Households with measures and households with eliminated risk do not exceed the households identified.
*/
select *
from star.fct_monitoring
where
    assisted_households > monitored_households
    or risk_eliminated_households > monitored_households
    or monitored_persons < monitored_households
    or least(monitored_households, assisted_households, risk_eliminated_households) < 0

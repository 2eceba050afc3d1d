/*
description: Neither helped households nor those whose risk was eliminated are more than were identified.
*/
select *
from star.fct_monitoring
where
    assisted_households > monitored_households
    or risk_eliminated_households > monitored_households
    or monitored_persons < monitored_households
    or least(monitored_households, assisted_households, risk_eliminated_households) < 0

/*
description: Every population group has one definition of income; disposable and net income are never in one row.
*/
select period, province_code, population_group, income_basis
from mart.mart_income_by_province
where
    (population_group = 'rural_resident') <> (income_basis = 'disposable_income')
    or (population_group = 'lifted_population') <> (income_basis = 'net_income')

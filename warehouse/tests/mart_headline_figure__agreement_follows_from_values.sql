/*
description: agrees is null exactly when the value or the published value is null.
*/
select *
from mart.mart_headline_figure
where (agrees is null) <> (value is null or published_value is null)

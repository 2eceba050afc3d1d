/*
description: A figure with a value and a published value says whether the two agree; one without says nothing.
*/
select *
from mart.mart_headline_figure
where (agrees is null) <> (value is null or published_value is null)

/*
description: Every published figure has a row, with or without a value.
*/
select published.figure_id, published.period
from ref.published_figure as published
left join mart.mart_headline_figure as figures
    on published.figure_id = figures.figure_id
    and published.period = figures.period
where figures.figure_id is null

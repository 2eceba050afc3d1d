/*
question: Which quoted figures does the warehouse reproduce, and from which sums?
question_zh: 仓库重现了哪些核心指标？由哪些分子分母得出？
*/
select
    figure_id,
    period,
    name_zh,
    rounded_value,
    operator,
    published_value,
    agrees,
    figure_numerator,
    figure_denominator,
    coverage_percent
from mart.mart_headline_figure
order by figure_id, period

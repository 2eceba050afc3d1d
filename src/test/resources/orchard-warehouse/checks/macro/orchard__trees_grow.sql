/*
code: fewer_trees
severity: warning
dataset: orchard
effect: report
zh: 问题
en: Problem
fix_zh: 更正
fix_en: Fix
*/
with
total as (
    select s.submission_key, s.period, s.province_code, sum(o.trees) as trees
    from accepted.orchard as o
    join accepted.submission as s using (submission_key)
    group by all
)
select submission_key, null::bigint as source_line, 'trees' as column_name, cast(trees as varchar) as value_found
from total
qualify trees < lag(trees) over (partition by province_code order by period)

/*
code: unit_suspect
severity: error
dataset: monitoring
zh: 数值与同类数值相差数倍，疑为单位错误（元与万元、人与万人、百分数与小数、月与年）
en: >-
  The value differs from comparable values by a large factor; probably a wrong unit (yuan or ten thousand yuan,
  persons or ten thousand persons, percent or fraction, month or year)
fix_zh: 请按表头所示单位填报：金额以“元”、人数以“人”、户数以“户”为单位，比例为百分数（如 75.3），工资为每月平均数
fix_en: >-
  Use the unit in the column header: yuan, single persons and households, percent (75.3, not 0.753), monthly wages
expected:
  zh: "约{previous_units}"
  en: "about {previous_units}"
parameters: { previous_units: count }
*/
with
counts as (
    select
        monitoring.submission_key,
        monitoring.source_line,
        monitoring.province_code,
        monitoring.region_code,
        monitoring.monitored_type,
        monitoring.period,
        submission.previous_period,
        unnest(['monitored_households', 'monitored_persons']) as column_name,
        unnest([monitoring.monitored_households, monitoring.monitored_persons]) as units
    from landed.monitoring
    inner join landed.submission using (submission_key)
),

submission_medians as (
    select submission_key, monitored_type, column_name, median(units) as median_units
    from counts
    group by all
),

distances as (
    select counts.*, abs(ln(counts.units / medians.median_units)) as distance_to_median
    from counts
    inner join submission_medians as medians using (submission_key, monitored_type, column_name)
    -- small counts vary by a large factor without being wrong
    where counts.units > 0 and medians.median_units >= 50
),

-- of two inconsistent counts, the one farther from the median of its submission is reported
final as (
    select
        current_year.submission_key,
        current_year.source_line,
        current_year.column_name,
        cast(current_year.units as varchar) as value_found,
        previous_year.units as previous_units
    from distances as current_year
    -- one row per key: duplicates in one file would multiply
    inner join (
        select * from distances
        qualify row_number() over (
            partition by submission_key, region_code, monitored_type, column_name
            order by source_line
        ) = 1
    ) as previous_year
        -- a province must not change the verdict on a county of another one
        on current_year.province_code = previous_year.province_code
        and current_year.region_code = previous_year.region_code
        and current_year.monitored_type = previous_year.monitored_type
        and current_year.column_name = previous_year.column_name
        and current_year.previous_period = previous_year.period
    where
        current_year.units not between 0.1 * previous_year.units and 10 * previous_year.units
        and current_year.distance_to_median > previous_year.distance_to_median
)

select * from final

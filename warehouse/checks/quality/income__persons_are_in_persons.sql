/*
code: unit_suspect
severity: error
dataset: income
zh: 数值与同类数值相差数倍，疑为单位错误（元与万元、人与万人、百分数与小数、月与年）
en: >-
  The value differs from comparable values by a large factor; probably a wrong unit (yuan or ten thousand yuan,
  persons or ten thousand persons, percent or fraction, month or year)
fix_zh: 请按表头所示单位填报：金额以“元”、人数以“人”、户数以“户”为单位，比例为百分数（如 75.3），工资为每月平均数
fix_en: >-
  Use the unit in the column header: yuan, single persons and households, percent (75.3, not 0.753), monthly wages
expected:
  zh: "约{previous_persons}"
  en: "about {previous_persons}"
parameters: { previous_persons: count }
*/
with
submission_medians as (
    select submission_key, population_group, median(persons) as median_persons
    from landed.income
    group by all
),

counts as (
    select
        income.submission_key,
        income.source_line,
        income.province_code,
        income.region_code,
        income.population_group,
        income.period,
        submission.previous_period,
        income.persons,
        abs(ln(income.persons / medians.median_persons)) as distance_to_median
    from landed.income
    inner join landed.submission using (submission_key)
    inner join submission_medians as medians using (submission_key, population_group)
),

-- of two inconsistent counts, the one farther from the median of its submission is reported
final as (
    select
        current_year.submission_key,
        current_year.source_line,
        'persons' as column_name,
        cast(current_year.persons as varchar) as value_found,
        previous_year.persons as previous_persons
    from counts as current_year
    -- one row per key: duplicates in one file would multiply
    inner join (
        select * from counts
        qualify row_number() over (partition by submission_key, region_code, population_group order by source_line) = 1
    ) as previous_year
        -- a province must not change the verdict on a county of another one
        on current_year.province_code = previous_year.province_code
        and current_year.region_code = previous_year.region_code
        and current_year.population_group = previous_year.population_group
        and current_year.previous_period = previous_year.period
    where
        current_year.persons not between 0.2 * previous_year.persons and 5 * previous_year.persons
        and current_year.distance_to_median > previous_year.distance_to_median
)

select * from final

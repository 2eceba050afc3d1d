/*
code: growth_differs
severity: warning
dataset: income
zh: 填报的增长率与按上年数重新计算的结果相差超过0.15个百分点
en: >-
  The reported growth differs from the growth over the submitted value of the previous year by more than 0.15
  percentage points
fix_zh: 核对本年数、上年数和增长率；如上年数已修订，请说明
fix_en: Check the values of both years and the growth rate; if the previous year was revised, explain it
*/
with
-- a county keeps its durable key when its code changes
counties as (
    select
        income.submission_key,
        income.source_line,
        income.period,
        submission.previous_period,
        income.province_code,
        income.region_code,
        codes.region_durable_key,
        income.population_group,
        income.income_per_capita_yuan,
        income.growth_percent
    from landed.income
    inner join landed.submission using (submission_key)
    inner join ref.region_code_in_period as codes
        on income.region_code = codes.region_code
        and submission.period_year = codes.year
),

growths as (
    select
        current_year.submission_key,
        current_year.source_line,
        current_year.growth_percent as stated_percent,
        100.0 * (current_year.income_per_capita_yuan / nullif(previous_year.income_per_capita_yuan, 0) - 1)
            as computed_percent
    from counties as current_year
    -- one row per key: duplicates in one file would multiply
    inner join (
        select * from counties
        qualify row_number() over (partition by submission_key, region_code, population_group order by source_line) = 1
    ) as previous_year
        -- a province must not change the verdict on a county of another one
        on current_year.province_code = previous_year.province_code
        and current_year.region_durable_key = previous_year.region_durable_key
        and current_year.population_group = previous_year.population_group
        and current_year.previous_period = previous_year.period
    where current_year.growth_percent is not null
),

final as (
    select
        submission_key,
        source_line,
        'growth_percent' as column_name,
        cast(stated_percent as varchar) as value_found,
        cast(cast(computed_percent as decimal(18, 2)) as varchar) as value_expected
    from growths
    where
        abs(stated_percent - computed_percent) > 0.15
        -- unit_suspect reports a year in another unit
        and computed_percent between -80 and 400
)

select * from final

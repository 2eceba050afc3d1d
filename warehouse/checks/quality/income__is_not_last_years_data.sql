/*
code: stale_period
severity: error
dataset: income
zh: 全部数据与上年同期完全相同，疑为重复报送上期文件
en: All values equal those of the previous year; probably last year's file was sent again
fix_zh: 请报送本期数据
fix_en: Send the data of this period
found:
  zh: "与{previous_period}的数值全部相同"
  en: "all values of {previous_period}"
expected:
  zh: "本期的数值"
  en: "values of this period"
parameters: { previous_period: period }
*/
with
pairs as (
    select
        current_year.submission_key,
        current_year.source_line,
        previous_year.period as previous_period,
        (
            current_year.persons = previous_year.persons
            and current_year.labourers is not distinct from previous_year.labourers
            and current_year.wage_income_per_capita_yuan = previous_year.wage_income_per_capita_yuan
            and current_year.operating_income_per_capita_yuan = previous_year.operating_income_per_capita_yuan
            and current_year.property_income_per_capita_yuan = previous_year.property_income_per_capita_yuan
            and current_year.transfer_income_per_capita_yuan = previous_year.transfer_income_per_capita_yuan
            and current_year.income_per_capita_yuan = previous_year.income_per_capita_yuan
        ) is true as is_same
    from landed.income as current_year
    inner join landed.submission
        on current_year.submission_key = submission.submission_key
    -- one row per key: duplicates in one file would multiply
    left join (
        select
            period,
            persons,
            labourers,
            wage_income_per_capita_yuan,
            operating_income_per_capita_yuan,
            property_income_per_capita_yuan,
            transfer_income_per_capita_yuan,
            income_per_capita_yuan,
            province_code,
            region_code,
            population_group
        from landed.income
        qualify row_number() over (partition by submission_key, region_code, population_group order by source_line) = 1
    ) as previous_year
        on current_year.province_code = previous_year.province_code
        and current_year.region_code = previous_year.region_code
        and current_year.population_group = previous_year.population_group
        and submission.previous_period = previous_year.period
    -- period_differs reports rows of the previous year
    where current_year.year = submission.period_year
),

stale_submissions as (
    select submission_key
    from pairs
    group by submission_key
    having bool_and(is_same)
),

final as (
    select
        submission_key,
        source_line,
        cast(null as varchar) as column_name,
        previous_period
    from pairs
    where submission_key in (select submission_key from stale_submissions)
)

select * from final

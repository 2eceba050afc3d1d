/*
code: county_twice
severity: error
dataset: income
waivable: never
zh: 同一县以新旧两个代码重复填报
en: One county stands in the period under two codes, an old and a new one
fix_zh: 每县只填一行，使用期末有效的区划代码
fix_en: Send one row per county, under the code valid at the end of the period
*/
with
counties as (
    select
        income.submission_key,
        income.source_line,
        income.region_code,
        first_value(income.region_code) over (
            partition by income.period, codes.region_durable_key, income.population_group
            order by codes.resolution = 'valid' desc, income.region_code desc
        ) as kept_region_code
    from landed.income
    inner join ref.region_code_in_period as codes
        on income.region_code = codes.region_code
        and codes.year = cast(left(income.period, 4) as integer)
    -- a county of another province has a finding of its own
    where left(income.region_code, 2) = left(income.province_code, 2)
),

final as (
    select
        submission_key,
        source_line,
        'region_code' as column_name,
        region_code as value_found,
        kept_region_code as value_expected
    from counties
    where region_code <> kept_region_code
)

select * from final

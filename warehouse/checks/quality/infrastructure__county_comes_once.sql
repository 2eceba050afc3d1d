/*
code: county_twice
severity: error
dataset: infrastructure
waivable: never
zh: 同一县以新旧两个代码重复填报
en: One county stands in the period under two codes, an old and a new one
fix_zh: 每县只填一行，使用期末有效的区划代码
fix_en: Send one row per county, under the code valid at the end of the period
*/
with
counties as (
    select
        infrastructure.submission_key,
        infrastructure.source_line,
        infrastructure.region_code,
        first_value(infrastructure.region_code) over (
            partition by infrastructure.period, codes.region_durable_key
            order by codes.resolution = 'valid' desc, infrastructure.region_code desc
        ) as kept_region_code
    from landed.infrastructure
    inner join ref.region_code_in_period as codes
        on infrastructure.region_code = codes.region_code
        and codes.year = cast(left(infrastructure.period, 4) as integer)
    -- a county of another province has a finding of its own
    where left(infrastructure.region_code, 2) = left(infrastructure.province_code, 2)
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

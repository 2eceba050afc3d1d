/*
description: >
  Rural infrastructure by county and indicator: units covered, existing units and rate.
description_zh: 各县各项乡村建设指标：覆盖数、总数与比例
grain: [period, region_key, indicator_code]
*/
with
final as (
    select
        submissions.period,
        submissions.period_type,
        facts.date_key,
        facts.region_key,
        regions.region_durable_key,
        regions.region_code,
        regions.region_name,
        regions.province_code,
        regions.province_name,
        regions.is_lifted_county,
        regions.is_key_county,
        indicators.indicator_code,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        cast(sum(facts.numerator) as bigint) as numerator,
        cast(sum(facts.denominator) as bigint) as denominator,
        100.0 * sum(facts.numerator) / nullif(sum(facts.denominator), 0) as rate_percent
    from star.fct_infrastructure as facts
    inner join star.dim_submission as submissions using (submission_key)
    inner join star.dim_region as regions using (region_key)
    inner join star.dim_indicator as indicators using (indicator_key)
    group by all
)

select * from final

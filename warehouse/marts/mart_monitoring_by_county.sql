/*
description: >
  Households monitored against falling back into poverty, by county and type: identified, with assistance measures,
  with eliminated risk, and shares. The share of eliminated risk may fall when new households are identified.
description_zh: 各县各类监测对象：识别、落实帮扶措施、风险消除户数及比例；新识别增加时比例可能下降
grain: [period, region_key, monitored_type]
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
        monitored_types.monitored_type,
        monitored_types.monitored_type_name_zh,
        monitored_types.monitored_type_name_en,
        cast(sum(facts.monitored_households) as bigint) as monitored_households,
        cast(sum(facts.monitored_persons) as bigint) as monitored_persons,
        cast(sum(facts.assisted_households) as bigint) as assisted_households,
        cast(sum(facts.risk_eliminated_households) as bigint) as risk_eliminated_households,
        100.0 * sum(facts.assisted_households) / nullif(sum(facts.monitored_households), 0) as assisted_percent,
        100.0 * sum(facts.risk_eliminated_households) / nullif(sum(facts.monitored_households), 0)
            as risk_eliminated_percent
    from star.fct_monitoring as facts
    inner join star.dim_submission as submissions using (submission_key)
    inner join star.dim_region as regions using (region_key)
    inner join star.dim_monitored_type as monitored_types using (monitored_type_key)
    group by all
)

select * from final

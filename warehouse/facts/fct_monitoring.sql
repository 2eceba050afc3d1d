/*
description: >
  Households of a county monitored against falling back into poverty at the end of a period, by type: identified since
  monitoring began, with assistance measures, with eliminated risk. These are stocks and must not be summed over
  periods.
description_zh: 县、监测对象类型、报告期末的监测情况：累计识别户数人数、落实帮扶措施户数、风险消除户数；为时点数，不可跨期相加
grain: [submission_key, source_line]
clustered_by: region_key
incremental_by: submission_key
*/
with
-- the version of the region that a code stands for at the end of the period
region_versions as (
    select periods.period_end, codes.region_code, codes.region_key
    from (select distinct period_end, period_year from landed.submission) as periods
    inner join ref.region_code_version as codes
        on periods.period_year = codes.year
        and periods.period_end >= codes.valid_from
        and periods.period_end < codes.valid_to
),

final as (
    select
        monitoring.submission_key,
        monitoring.source_line,
        submissions.date_key,
        coalesce(region_versions.region_key, 0) as region_key,
        coalesce(monitored_types.monitored_type_key, 0) as monitored_type_key,
        monitoring.monitored_households,
        monitoring.monitored_persons,
        monitoring.assisted_households,
        monitoring.risk_eliminated_households
    from accepted.monitoring
    left join landed.submission as submissions
        on monitoring.submission_key = submissions.submission_key
    left join region_versions
        on monitoring.region_code = region_versions.region_code
        and submissions.period_end = region_versions.period_end
    left join star.dim_monitored_type as monitored_types
        on monitoring.monitored_type = monitored_types.monitored_type
)

select * from final

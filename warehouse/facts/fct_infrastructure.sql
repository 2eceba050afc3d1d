/*
description: >
  Rural infrastructure of a county at the end of a period, one row per indicator: units covered (numerator) and
  existing units (denominator). Rates are computed in the marts as Σ ÷ Σ.
description_zh: 县、报告期、指标的乡村建设覆盖情况：覆盖数（分子）与总数（分母）；比例在集市层计算
grain: [submission_key, source_line, indicator_key]
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

indicator_values as (
    select
        submission_key,
        source_line,
        region_code,
        unnest([
            'sanitary_toilet',
            'waste_treatment',
            'clean_action',
            'relocated_employment'
        ]) as indicator_code,
        unnest([
            sanitary_toilet_households,
            waste_treated_natural_villages,
            clean_action_villages,
            relocated_households_employed
        ]) as numerator,
        unnest([
            rural_households,
            natural_villages,
            villages,
            relocated_households_with_labour
        ]) as denominator
    from accepted.infrastructure
),

final as (
    select
        indicator_values.submission_key,
        indicator_values.source_line,
        submissions.date_key,
        coalesce(region_versions.region_key, 0) as region_key,
        coalesce(indicators.indicator_key, 0) as indicator_key,
        indicator_values.numerator,
        indicator_values.denominator
    from indicator_values
    left join landed.submission as submissions
        on indicator_values.submission_key = submissions.submission_key
    left join region_versions
        on indicator_values.region_code = region_versions.region_code
        and submissions.period_end = region_versions.period_end
    left join star.dim_indicator as indicators
        on indicator_values.indicator_code = indicators.indicator_code
)

select * from final

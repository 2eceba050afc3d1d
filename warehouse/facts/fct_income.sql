/*
description: >
  Income of a population group of a county in a period: persons and the four income components in yuan (per capita
  amount times persons). Averages are computed in the marts as Σ ÷ Σ; the two population groups follow different
  definitions.
description_zh: 县、人群、报告期的收入：人数与四项收入总额（元，人均乘人数）；平均数在集市层计算，两类人群口径不同
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

amounts as (
    select
        submission_key,
        source_line,
        region_code,
        population_group,
        persons,
        labourers,
        cast(persons * wage_income_per_capita_yuan as decimal(18, 2)) as wage_income_yuan,
        cast(persons * operating_income_per_capita_yuan as decimal(18, 2)) as operating_income_yuan,
        cast(persons * property_income_per_capita_yuan as decimal(18, 2)) as property_income_yuan,
        cast(persons * transfer_income_per_capita_yuan as decimal(18, 2)) as transfer_income_yuan
    from accepted.income
),

final as (
    select
        amounts.submission_key,
        amounts.source_line,
        submissions.date_key,
        coalesce(region_versions.region_key, 0) as region_key,
        coalesce(population_groups.population_group_key, 0) as population_group_key,
        amounts.persons,
        amounts.labourers,
        amounts.wage_income_yuan,
        amounts.operating_income_yuan,
        amounts.property_income_yuan,
        amounts.transfer_income_yuan,
        cast(
            amounts.wage_income_yuan + amounts.operating_income_yuan
            + amounts.property_income_yuan + amounts.transfer_income_yuan
            as decimal(18, 2)
        ) as income_yuan
    from amounts
    left join landed.submission as submissions
        on amounts.submission_key = submissions.submission_key
    left join region_versions
        on amounts.region_code = region_versions.region_code
        and submissions.period_end = region_versions.period_end
    left join star.dim_population_group as population_groups
        on amounts.population_group = population_groups.population_group
)

select * from final

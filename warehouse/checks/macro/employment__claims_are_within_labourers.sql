/*
code: employment_exceeds_labourers
severity: warning
effect: report
dataset: employment
zh: 县务工就业人数大于收入报表中的脱贫劳动力数
en: The county reports more employed persons than it has labourers in the income submission
fix_zh: 核对务工台账与脱贫劳动力数
fix_en: Check the employment register and the number of labourers
found:
  zh: "{region_code}：{persons}人"
  en: "{region_code}: {persons}"
expected:
  zh: "不大于{labourers}"
  en: "at most {labourers}"
parameters: { region_code: code, persons: count, labourers: count }
*/
with
counties_of_code as (
    select region_code, year, region_durable_key from ref.region_code_in_period
),

labour_force as (
    select
        submission.period_year,
        codes.region_durable_key,
        sum(income.labourers) as labourers
    from accepted.income
    inner join landed.submission using (submission_key)
    inner join counties_of_code as codes
        on income.region_code = codes.region_code
        and submission.period_year = codes.year
    where
        income.population_group = 'lifted_population'
        and submission.period_type = 'year'
    group by all
),

-- counties with more landed claims than labourers; only these need a count of accepted rows
suspects as (
    select sent.submission_key, codes.region_durable_key
    from prepared.employment_by_region_code as sent
    inner join landed.submission using (submission_key)
    inner join counties_of_code as codes
        on sent.region_code = codes.region_code
        and submission.period_year = codes.year
    inner join labour_force
        on submission.period_year = labour_force.period_year
        and codes.region_durable_key = labour_force.region_durable_key
    group by all
    having sum(sent.claims * submission.sample_weight) > max(labour_force.labourers + submission.sample_weight - 1)
),

claims as (
    select submission_key, region_code, count(*) as claims
    from accepted.employment
    where (submission_key, region_code) in (
        select suspects.submission_key, codes.region_code
        from suspects
        inner join counties_of_code as codes using (region_durable_key)
    )
    group by all
),

employed as (
    select
        submission.submission_key,
        submission.period,
        submission.period_year,
        submission.province_code,
        codes.region_durable_key,
        max(claims.region_code) as region_code,
        max(submission.sample_weight) as sample_weight,
        sum(claims.claims * submission.sample_weight) as persons
    from claims
    inner join landed.submission using (submission_key)
    inner join counties_of_code as codes
        on claims.region_code = codes.region_code
        and submission.period_year = codes.year
    group by
        submission.submission_key,
        submission.period,
        submission.period_year,
        submission.province_code,
        codes.region_durable_key
),

final as (
    select
        employed.submission_key,
        cast(null as bigint) as source_line,
        'region_code' as column_name,
        employed.region_code,
        cast(employed.persons as bigint) as persons,
        cast(labour_force.labourers as bigint) as labourers,
        'employment' as dataset,
        employed.period,
        employed.province_code
    from employed
    inner join labour_force
        on employed.period_year = labour_force.period_year
        and employed.region_durable_key = labour_force.region_durable_key
    -- the precision of a sample is one of its rows
    where employed.persons > labour_force.labourers + employed.sample_weight - 1
)

select * from final

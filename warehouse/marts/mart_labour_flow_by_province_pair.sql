/*
description: Persons in work by home province and province of work, each person once, with their average monthly wage.
description_zh: 按户籍省与务工省统计的务工人数（去重）及月均工资
grain: [period, province_code, work_province_code]
incremental_by: submission_key
*/
with
-- sums by keys first, so that names are joined to few rows
by_region_pair as (
    select
        submission_key,
        date_key,
        region_key,
        work_region_key,
        sum(persons) as persons,
        sum(person_months) as person_months,
        sum(wage_yuan) as wage_yuan
    from star.fct_employment
    group by all
),

final as (
    select
        submissions.period,
        submissions.period_type,
        facts.submission_key,
        facts.date_key,
        homes.province_code,
        homes.province_name,
        works.province_code as work_province_code,
        works.province_name as work_province_name,
        homes.province_code = works.province_code as is_same_province,
        cast(sum(facts.persons) as bigint) as persons,
        cast(sum(facts.person_months) as bigint) as person_months,
        cast(sum(facts.wage_yuan) as decimal(18, 2)) as wage_yuan,
        sum(facts.wage_yuan) / nullif(sum(facts.person_months), 0) as average_monthly_wage_yuan
    from by_region_pair as facts
    inner join star.dim_submission as submissions using (submission_key)
    inner join star.dim_region as homes
        on facts.region_key = homes.region_key
    inner join star.dim_region as works
        on facts.work_region_key = works.region_key
    group by all
)

select * from final

/*
question: In which industries and age bands do lifted labourers work, and what is their average monthly wage?
question_zh: 脱贫劳动力在哪些行业、哪些年龄段就业？工资多少？
*/
select
    employment.period,
    industries.industry_name_zh,
    profiles.age_band_name_zh,
    cast(sum(employment.persons) as bigint) as persons,
    sum(employment.wage_yuan) / nullif(sum(employment.person_months), 0) as average_monthly_wage_yuan
from mart.mart_employment_by_industry_and_profile as employment
inner join star.dim_industry as industries using (industry_key)
inner join star.dim_worker_profile as profiles using (worker_profile_key)
group by all
order by employment.period, persons desc

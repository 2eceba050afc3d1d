/*
question: Do trained workers earn more than untrained workers with the same job channel?
question_zh: 同一就业渠道中，接受过技能培训的劳动力工资是否更高？
*/
select
    employment.period,
    profiles.job_channel_name_zh,
    cast(sum(employment.persons) filter (where profiles.is_trained) as bigint) as trained_persons,
    sum(employment.wage_yuan) filter (where profiles.is_trained)
        / nullif(sum(employment.person_months) filter (where profiles.is_trained), 0) as trained_monthly_wage_yuan,
    sum(employment.wage_yuan) filter (where not profiles.is_trained)
        / nullif(sum(employment.person_months) filter (where not profiles.is_trained), 0)
        as untrained_monthly_wage_yuan
from mart.mart_employment_by_industry_and_profile as employment
inner join star.dim_worker_profile as profiles using (worker_profile_key)
group by all
order by employment.period, trained_persons desc

/*
question: Do trained workers earn more, given the same channel into work?
question_zh: 同一就业渠道中，接受过技能培训的劳动力工资是否更高？
*/
select
    submissions.period,
    profiles.job_channel_name_zh,
    cast(sum(facts.persons) filter (where profiles.is_trained) as bigint) as trained_persons,
    sum(facts.wage_yuan) filter (where profiles.is_trained)
        / nullif(sum(facts.person_months) filter (where profiles.is_trained), 0) as trained_monthly_wage_yuan,
    sum(facts.wage_yuan) filter (where not profiles.is_trained)
        / nullif(sum(facts.person_months) filter (where not profiles.is_trained), 0) as untrained_monthly_wage_yuan
from star.fct_employment as facts
inner join star.dim_submission as submissions using (submission_key)
inner join star.dim_worker_profile as profiles using (worker_profile_key)
group by all
order by submissions.period, trained_persons desc

/*
code: job_channel_contradicts_place
severity: warning
dataset: employment
scope: province
zh: 公益岗位、帮扶车间或以工代赈在省外，与其性质不符
en: A public post, assistance workshop or work-for-relief job is reported outside the province
fix_zh: 核对就业渠道与务工区域
fix_en: Check the job channel and the work place
found:
  zh: "{job_channel}，{work_place}"
  en: "{job_channel}, {work_place}"
expected:
  zh: "在县内或省内务工"
  en: "work in the county or the province"
parameters: { job_channel: job_channel, work_place: work_place }
*/
select
    submission_key,
    source_line,
    'job_channel' as column_name,
    job_channel,
    work_place
from landed.employment
where
    job_channel in ('public_post', 'workshop', 'work_relief')
    and work_place = 'out_of_province'

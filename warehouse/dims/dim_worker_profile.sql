/*
description: >
  All combinations of the features of a worker in a period (junk dimension), so no load can bring a new one.
  worker_profile_key is computed from the features, one decimal digit each, from the left: sex, age band, education,
  is_trained, is_relocated, job channel, work place; 0 is unknown; for the two flags 1 is true and 2 is false.
description_zh: 务工人员特征组合维度；键由各特征编号逐位组成（性别、年龄段、文化程度、培训、搬迁、渠道、区域），0为未知
grain: [worker_profile_key]
*/
with
final as (
    select
        sex.key_part
        + age_band.key_part
        + education.key_part
        + trained.key_part
        + relocated.key_part
        + job_channel.key_part
        + work_place.key_part as worker_profile_key,
        coalesce(sex.value, 'unknown') as sex,
        sex.name_zh as sex_name_zh,
        sex.name_en as sex_name_en,
        coalesce(age_band.value, 'unknown') as age_band,
        age_band.name_zh as age_band_name_zh,
        age_band.name_en as age_band_name_en,
        coalesce(education.value, 'unknown') as education,
        education.name_zh as education_name_zh,
        education.name_en as education_name_en,
        trained.flag_value as is_trained,
        relocated.flag_value as is_relocated,
        coalesce(job_channel.value, 'unknown') as job_channel,
        job_channel.name_zh as job_channel_name_zh,
        job_channel.name_en as job_channel_name_en,
        coalesce(work_place.value, 'unknown') as work_place,
        work_place.name_zh as work_place_name_zh,
        work_place.name_en as work_place_name_en
    from ref.worker_feature as sex
    cross join ref.worker_feature as age_band
    cross join ref.worker_feature as education
    cross join ref.worker_feature as trained
    cross join ref.worker_feature as relocated
    cross join ref.worker_feature as job_channel
    cross join ref.worker_feature as work_place
    where
        sex.feature = 'sex'
        and age_band.feature = 'age_band'
        and education.feature = 'education'
        and trained.feature = 'is_trained'
        and relocated.feature = 'is_relocated'
        and job_channel.feature = 'job_channel'
        and work_place.feature = 'work_place'
)

select * from final
order by worker_profile_key

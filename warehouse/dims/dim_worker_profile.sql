/*
description: >
  Features of a worker in a period, all combinations (a junk dimension): no load can bring one that is missing.
  worker_profile_key is computed from the features, one decimal digit each, from the left: sex, age band, education,
  is_trained, is_relocated, job channel, work place; 0 is unknown, for the two flags 1 is true and 2 is false.
description_zh: 务工人员特征组合维度；键由各特征编号逐位组成（性别、年龄段、文化程度、培训、搬迁、渠道、区域），0为未知
grain: [worker_profile_key]
*/
with

sex as (
    select sex_key, sex, name_zh, name_en from ref.sex
    union all
    select 0, 'unknown', '未知', 'Unknown'
),

age_band as (
    select age_band_key, age_band, name_zh, name_en from ref.age_band
    union all
    select 0, 'unknown', '未知', 'Unknown'
),

education as (
    select education_key, education, name_zh, name_en from ref.education
    union all
    select 0, 'unknown', '未知', 'Unknown'
),

job_channel as (
    select job_channel_key, job_channel, name_zh, name_en from ref.job_channel
    union all
    select 0, 'unknown', '未知', 'Unknown'
),

work_place as (
    select work_place_key, work_place, name_zh, name_en from ref.work_place
    union all
    select 0, 'unknown', '未知', 'Unknown'
),

flag as (
    select * from (values (0, cast(null as boolean)), (1, true), (2, false)) as t (flag_key, flag_value)
),

final as (
    select
        sex.sex_key * 1000000
        + age_band.age_band_key * 100000
        + education.education_key * 10000
        + trained.flag_key * 1000
        + relocated.flag_key * 100
        + job_channel.job_channel_key * 10
        + work_place.work_place_key as worker_profile_key,
        sex.sex,
        sex.name_zh as sex_name_zh,
        sex.name_en as sex_name_en,
        age_band.age_band,
        age_band.name_zh as age_band_name_zh,
        age_band.name_en as age_band_name_en,
        education.education,
        education.name_zh as education_name_zh,
        education.name_en as education_name_en,
        trained.flag_value as is_trained,
        relocated.flag_value as is_relocated,
        job_channel.job_channel,
        job_channel.name_zh as job_channel_name_zh,
        job_channel.name_en as job_channel_name_en,
        work_place.work_place,
        work_place.name_zh as work_place_name_zh,
        work_place.name_en as work_place_name_en,
    from sex
    cross join age_band
    cross join education
    cross join flag as trained
    cross join flag as relocated
    cross join job_channel
    cross join work_place
)

select * from final
order by worker_profile_key

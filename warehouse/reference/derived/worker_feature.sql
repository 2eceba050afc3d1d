/*
description: >
  Values of the features of a worker and the part of worker_profile_key of each. The key is the sum of the parts, one
  decimal digit per feature, from the left: sex, age band, education, is_trained, is_relocated, job channel, work
  place. A null value was not reported; its part is 0. For the two flags, 1 is true and 2 is false.
description_zh: 务工人员各特征的取值及其在特征组合键中的部分：键为各部分之和，每个特征占一位十进制数；取值为空即未报送，记0
grain: [feature, value]
columns:
  feature: 'Column of dim_worker_profile'
  value: 'Value of the feature; null is unknown'
  key_part: 'Its part of worker_profile_key'
  name_zh: 'Name of the value in Chinese'
  name_en: 'Name of the value in English'
  flag_value: 'The value of a feature that is true or false'
*/
with
known as (
    select 'sex' as feature, sex as value, sex_key * 1000000 as key_part, name_zh, name_en from ref.sex
    union all
    select 'age_band', age_band, age_band_key * 100000, name_zh, name_en from ref.age_band
    union all
    select 'education', education, education_key * 10000, name_zh, name_en from ref.education
    union all
    select 'is_trained', 'true', 1000, '是', 'Yes'
    union all
    select 'is_trained', 'false', 2000, '否', 'No'
    union all
    select 'is_relocated', 'true', 100, '是', 'Yes'
    union all
    select 'is_relocated', 'false', 200, '否', 'No'
    union all
    select 'job_channel', job_channel, job_channel_key * 10, name_zh, name_en from ref.job_channel
    union all
    select 'work_place', work_place, work_place_key, name_zh, name_en from ref.work_place
),

final as (
    select
        * replace (cast(key_part as integer) as key_part),
        case when feature in ('is_trained', 'is_relocated') then value = 'true' end as flag_value
    from known
    union all by name
    select distinct feature, null as value, 0 as key_part, '未知' as name_zh, 'Unknown' as name_en from known
)

select * from final
order by feature, value

/*
code: education_contradicts_age
severity: warning
dataset: employment
scope: province
zh: 文化程度与年龄不符
en: The person is too young for the reported level of education
fix_zh: 核对文化程度与证件号码中的出生日期
fix_en: Check the level of education and the date of birth in the ID number
found:
  zh: "{age}岁，{education}"
  en: "{education} at {age}"
expected:
  zh: "{youngest_age}岁以上"
  en: "at least {youngest_age} years old"
parameters: { age: count, education: education, youngest_age: count }
*/
with
ages as (
    select
        submission_key,
        birth_year,
        education,
        age,
        case education
            when 'tertiary' then 18
            when 'senior_secondary' then 15
            when 'junior_secondary' then 12
        end as youngest_age
    from prepared.employment_age
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        'education' as column_name,
        ages.age,
        ages.education,
        ages.youngest_age
    from landed.employment as sent
    inner join ages using (submission_key, birth_year, education)
    where ages.age < ages.youngest_age
)

select * from final

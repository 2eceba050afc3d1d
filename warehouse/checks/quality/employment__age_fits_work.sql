/*
code: age_implausible
severity: warning
dataset: employment
scope: province
zh: 务工人员年龄不在16至80岁之间
en: The employed person is younger than 16 or older than 80
fix_zh: 核对证件号码；未满16周岁不得计入务工
fix_en: Check the ID number; children under 16 must not be reported as employed
found:
  zh: "{age}岁"
  en: "{age} years old"
expected:
  zh: "16至80岁"
  en: "16 to 80 years old"
parameters: { age: count }
*/
with
offending as (
    select distinct submission_key, birth_year, age
    from prepared.employment_age
    where age not between 16 and 80
),

final as (
    select
        sent.submission_key,
        sent.source_line,
        'birth_year' as column_name,
        offending.age
    from landed.employment as sent
    inner join offending using (submission_key, birth_year)
)

select * from final

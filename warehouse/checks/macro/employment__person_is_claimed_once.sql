/*
code: duplicate_person
severity: warning
effect: report
dataset: employment
zh: 同一人在本期被多次报送；各条均保留，汇总时只计一次
en: The person is claimed more than once in the period; all claims are stored, one of them counts
fix_zh: 请有关省份核对该人员的务工情况，由一省填报
fix_en: The provinces concerned agree on which of them reports the person
found:
  zh: "由{provinces}分别报送"
  en: "claimed by {provinces}"
expected:
  zh: "只报送一次"
  en: "one claim"
parameters: { provinces: text }
*/
with
final as (
    select
        submission_key,
        source_line,
        'person_key' as column_name,
        string_agg(province_code, ', ') over (
            partition by period, person_key_high, person_key_low
            order by province_code, submission_key, source_line
            rows between unbounded preceding and unbounded following
        ) as provinces,
        'employment' as dataset,
        period,
        province_code
    from prepared.duplicate_claim
)

select * from final

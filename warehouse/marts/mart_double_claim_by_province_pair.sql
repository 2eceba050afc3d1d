/*
description: >
  Persons claimed by two submissions in one period, by the province whose claim counts and the province whose claim
  does not count. The sum of outranked_persons is the difference between gross and net employment.
description_zh: 被重复报送的务工人员：计入省与未计入省；未计入人数之和等于报送数与去重数之差
grain: [period, province_code, outranked_province_code]
*/
with
-- only duplicate claims are joined by person, which are few
double_claims as (
    select
        submissions.period,
        submissions.period_type,
        submissions.province_code,
        facts.date_key,
        facts.person_key_high,
        facts.person_key_low,
        facts.claimed_persons,
        facts.persons
    from star.fct_employment as facts
    inner join star.dim_submission as submissions using (submission_key)
    where facts.person_claims > 1
),

pairs as (
    select
        outranked.period,
        outranked.period_type,
        outranked.date_key,
        deciding.province_code,
        outranked.province_code as outranked_province_code,
        count(*) as outranked_claims,
        cast(sum(outranked.claimed_persons) as bigint) as outranked_persons
    from double_claims as outranked
    inner join double_claims as deciding
        on outranked.person_key_high = deciding.person_key_high
        and outranked.person_key_low = deciding.person_key_low
        and outranked.period = deciding.period
    where
        outranked.persons = 0
        and deciding.persons > 0
    group by all
),

final as (
    select
        pairs.period,
        pairs.period_type,
        pairs.date_key,
        pairs.province_code,
        deciding_provinces.province_name,
        pairs.outranked_province_code,
        outranked_provinces.province_name as outranked_province_name,
        pairs.outranked_claims,
        pairs.outranked_persons
    from pairs
    left join ref.province as deciding_provinces
        on pairs.province_code = deciding_provinces.province_code
    left join ref.province as outranked_provinces
        on pairs.outranked_province_code = outranked_provinces.province_code
)

select * from final

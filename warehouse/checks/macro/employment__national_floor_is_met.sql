/*
code: employment_below_floor
severity: warning
effect: report
dataset: employment
zh: 全国务工就业规模低于稳定线
en: National employment is below the policy floor
fix_zh: 核对各省报送是否完整，并分析就业形势
fix_en: Check that all submissions are complete, then analyse the employment situation
expected:
  zh: "不小于{floor_persons}"
  en: "at least {floor_persons}"
parameters: { floor_persons: count }
*/
with
claims as (
    select submission_key, period, rows_accepted as claims
    from accepted.submission
    where dataset = 'employment' and rows_accepted > 0
),

-- duplicate claims that do not count
surplus_claims as (
    select submission_key, count(*) as claims
    from prepared.duplicate_claim
    where claim_rank > 1
    group by submission_key
),

totals as (
    select
        claims.period,
        count(distinct submission.province_code) as provinces,
        sum((claims.claims - coalesce(surplus_claims.claims, 0)) * submission.sample_weight) as persons
    from claims
    inner join landed.submission using (submission_key)
    left join surplus_claims using (submission_key)
    group by claims.period
),

final as (
    select
        cast(null as bigint) as submission_key,
        cast(null as bigint) as source_line,
        'persons' as column_name,
        cast(cast(totals.persons as bigint) as varchar) as value_found,
        cast(floor.value as bigint) as floor_persons,
        'employment' as dataset,
        totals.period,
        cast(null as varchar) as province_code
    from totals
    inner join ref.national_series as floor
        on totals.period = floor.period
        and floor.series_code = 'employment_floor'
    -- while provinces are missing, province_missing is reported instead
    where
        totals.provinces >= (select count(*) from ref.province where is_submitting)
        and totals.persons < floor.value
)

select * from final

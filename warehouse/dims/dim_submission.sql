/*
description: >
  Submissions of the provinces: one row per landed submission, superseded attempts included. Every fact row has
  submission_key and source_line, so each value can be traced to a line of a file.
description_zh: 省级报送批次；每个事实行都可追溯到报送文件的行
grain: [submission_key]
*/
with
final as (
    select
        submission.submission_key,
        submission.dataset,
        submission.province_code,
        province.province_name,
        submission.period,
        submission.period_type,
        submission.period_start,
        submission.period_end,
        submission.attempt,
        submission.is_effective,
        submission.package_name,
        submission.file_name,
        submission.encoding,
        submission.submitted_at,
        cast(date_diff('day', submission.period_end, cast(submission.submitted_at as date)) as integer)
            as days_after_period,
        submission.sample_weight,
        submission.rows_received,
        submission.rows_landed,
        submission.rows_quarantined,
        submission.manifest_sha256,
        submission.file_sha256
    from landed.submission as submission
    left join ref.province as province on submission.province_code = province.province_code
)

select * from final
order by submission_key

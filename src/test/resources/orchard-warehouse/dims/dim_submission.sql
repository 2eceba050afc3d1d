/*
description: Submissions
description_zh: 表
grain: [submission_key]
*/
select submission_key, dataset, province_code, period, attempt, is_effective, package_name, rows_received, rows_landed
from landed.submission

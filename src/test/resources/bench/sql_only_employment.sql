-- Hash tables of the small tables. The optimizer underestimates the files and would build hash tables of them.
set disabled_optimizers = 'build_side_probe_side,join_order';

-- typed rows with the first violated rule of the contract
create table staging.employment as
with
sent as (
    ${sent}
),

trimmed as (
    select
        file.submission_key,
        file.period,
        file.year,
        file.period_end,
        file.province_code,
        upper(trim(sent.id_number)) as id_number,
        try_cast(left(trim(sent.id_number), 17) as bigint) as id_digits,
        county_code(trim(sent.region_code)) as region_code,
        trim(sent.county_name) as county_name,
        county_code(trim(sent.work_region_code)) as work_region_code,
        trim(sent.work_place) as work_place,
        trim(sent.industry_code) as industry_code,
        trim(sent.job_channel) as job_channel,
        trim(sent.education) as education,
        trim(sent.is_trained) as is_trained,
        trim(sent.is_relocated) as is_relocated,
        whole(sent.months_worked) as months_worked,
        amount(sent.monthly_wage_yuan) as monthly_wage_yuan
    from sent
    inner join seed.file as file on sent.file_name = file.file_name
),

looked_up as (
    select
        trimmed.submission_key,
        trimmed.period,
        trimmed.year,
        trimmed.province_code,
        trimmed.region_code,
        trimmed.county_name,
        trimmed.work_region_code,
        trimmed.industry_code,
        trimmed.months_worked,
        trimmed.monthly_wage_yuan,
        trimmed.id_number,
        work_place.value as work_place,
        job_channel.value as job_channel,
        education.value as education,
        education.written is null and trimmed.education <> '' as education_unknown,
        trimmed.is_trained in ('是', 'true', '1', 'Y', 'TRUE', 'ÊÇ') as is_trained,
        is_relocated.value = 'true' as is_relocated,
        home.region_code is not null as home_known,
        home.verdict as home_verdict,
        home.province_code as home_province_code,
        work_region.region_code is not null as work_region_known,
        length(trimmed.id_number) = 18
        and trimmed.id_digits >= 10000000000000000
        and check_character(trimmed.id_digits) = right(trimmed.id_number, 1)
        and try_strptime(substr(trimmed.id_number, 7, 8), '%Y%m%d')
            between timestamp '1900-01-01' and trimmed.period_end as id_valid
    from trimmed
    left join seed.category as work_place
        on work_place.field = 'work_place' and work_place.written = trimmed.work_place
    left join seed.category as job_channel
        on job_channel.field = 'job_channel' and job_channel.written = trimmed.job_channel
    left join seed.category as education
        on education.field = 'education' and education.written = trimmed.education
    left join seed.category as is_relocated
        on is_relocated.field = 'is_relocated' and is_relocated.written = trimmed.is_relocated
    left join ref.region_code_verdict as home
        on home.region_code = trimmed.region_code and home.year = trimmed.year
    left join (select distinct region_code from ref.region_version) as work_region
        on work_region.region_code = trimmed.work_region_code
)

select
    submission_key,
    period,
    year,
    province_code,
    case
        when id_valid then cast(left(sha256('${secret}' || id_number), 32) as uuid)
    end as person_key,
    case
        when not id_valid then null
        when cast(substr(id_number, 17, 1) as integer) % 2 = 1 then 'male'
        else 'female'
    end as sex,
    case when id_valid then cast(substr(id_number, 7, 4) as integer) end as birth_year,
    region_code,
    county_name,
    work_region_code,
    work_place,
    industry_code,
    job_channel,
    education,
    is_trained,
    is_relocated,
    months_worked,
    monthly_wage_yuan,
    case
        when id_valid is not true then 'id_number_invalid'
        when not home_known then 'unknown_region_code'
        when not work_region_known then 'unknown_work_region_code'
        when work_place is null then 'work_place'
        when regexp_full_match(industry_code, '[A-T]') is not true then 'industry_code'
        when job_channel is null then 'job_channel'
        when education_unknown then 'education'
        when is_relocated is null then 'is_relocated'
        when months_worked is null or months_worked not between 1 and 12 then 'months_worked'
        when monthly_wage_yuan is null or monthly_wage_yuan not between 0 and 200000 then 'monthly_wage_yuan'
    end as contract_reason,
    case
        when home_verdict not in ('valid_lifted_county', 'outdated_region_code') then home_verdict
        when home_province_code <> province_code then 'region_of_other_province'
    end as region_reason
from looked_up;

set disabled_optimizers = '';

-- wages in another unit differ from the median of the file by a large factor
create table staging.usual_wage as
select submission_key, median(monthly_wage_yuan) as median_yuan
from staging.employment
where contract_reason is null
group by submission_key;

-- few persons occur more than once: find them first and rank only their rows; a table has no line order, so the row
-- with the most months counts
create table staging.repeated_row as
with
repeated as (
    select period, person_key
    from staging.employment
    where contract_reason is null
    group by period, person_key
    having count(*) > 1
)

select
    rows.rowid as row_number,
    row_number() over (
        partition by rows.submission_key, rows.person_key
        order by rows.months_worked desc, rows.monthly_wage_yuan desc, rows.rowid
    ) as place_in_file
from staging.employment as rows
inner join repeated using (period, person_key)
where rows.contract_reason is null;

create view staging.judged as
select
    rows.* exclude (contract_reason, region_reason),
    rows.rowid as row_number,
    repeated_row.row_number is not null as is_repeated,
    case
        when contract_reason is not null then contract_reason
        when region_reason is not null then region_reason
        when monthly_wage_yuan > 0
            and monthly_wage_yuan not between 0.02 * median_yuan and 50 * median_yuan then 'unit_suspect'
        when repeated_row.place_in_file > 1 then 'duplicate_key'
    end as reason
from staging.employment as rows
left join staging.usual_wage as usual_wage on rows.submission_key = usual_wage.submission_key
left join staging.repeated_row as repeated_row on rows.rowid = repeated_row.row_number;

copy (
    select * exclude (reason) from staging.judged where reason is null
) to '${work}/employment_clean.parquet' (format parquet, compression zstd);

copy (
    select * exclude (is_repeated) from staging.judged where reason is not null
) to '${work}/employment_rejected.parquet' (format parquet, compression zstd);

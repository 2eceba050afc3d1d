-- The pipeline that a user of dbt and DuckDB would write: SQL only, in one DuckDB file. It omits reports for provinces,
-- warnings, normalization of forms that these files do not have, and restart. The nightly job includes all of them.
set threads = ${threads};
set memory_limit = '${memory}';
set temp_directory = '${work}/spill';
set preserve_insertion_order = false;
attach '${work}/warehouse.duckdb' as warehouse;
use warehouse;
create schema seed;
create schema ref;
create schema landed;
create schema staging;
create schema star;
create schema mart;
${reference_tables}
create table ref.region_code_in_period as
${region_code_in_period};
create table ref.region_code_verdict as
${region_code_verdict};
create table ref.worker_feature as
${worker_feature};

-- one row for each file that is read
create table seed.file (
    file_name varchar, submission_key bigint, dataset varchar, province_code varchar, period varchar,
    year integer, period_end date, sample_weight integer
);
insert into seed.file values
${files};

-- accepted spellings of a category (label or value), also with bytes decoded as another encoding
create table seed.category (field varchar, written varchar, value varchar);
insert into seed.category values
${categories};

create table landed.submission as
select
    submission_key,
    dataset,
    province_code,
    period,
    'year' as period_type,
    make_date(year, 1, 1) as period_start,
    period_end,
    1 as attempt,
    file_name as package_name,
    file_name,
    'utf-8' as encoding,
    cast(null as timestamp) as submitted_at,
    sample_weight,
    cast(null as bigint) as rows_received,
    cast(null as bigint) as rows_landed,
    cast(null as bigint) as rows_quarantined,
    cast(null as varchar) as manifest_sha256,
    cast(null as varchar) as file_sha256,
    true as is_effective
from seed.file;

create macro half_width(text) as
    translate(trim(text), '０１２３４５６７８９．°±²³´µ¶·¸¹£, ', '0123456789.0123456789');
create macro whole(text) as
    coalesce(try_cast(text as bigint), try_cast(half_width(text) as bigint));
create macro amount(text) as
    coalesce(try_cast(text as decimal(18, 2)), try_cast(half_width(text) as decimal(18, 2)));
create macro county_code(text) as
    case
        when length(text) = 6 then text
        else regexp_extract(half_width(text), '^(\d{6})(?:\.0+|0{6}(?:\.0+)?)?$', 1)
    end;

-- ISO 7064 MOD 11-2 over 17 digits, read as one number
create macro check_character(digits) as
    '10X98765432'[(
        digits // 10000000000000000 % 10 * 7 + digits // 1000000000000000 % 10 * 9
        + digits // 100000000000000 % 10 * 10 + digits // 10000000000000 % 10 * 5
        + digits // 1000000000000 % 10 * 8 + digits // 100000000000 % 10 * 4
        + digits // 10000000000 % 10 * 2 + digits // 1000000000 % 10
        + digits // 100000000 % 10 * 6 + digits // 10000000 % 10 * 3
        + digits // 1000000 % 10 * 7 + digits // 100000 % 10 * 9
        + digits // 10000 % 10 * 10 + digits // 1000 % 10 * 5
        + digits // 100 % 10 * 8 + digits // 10 % 10 * 4 + digits % 10 * 2
    ) % 11 + 1];

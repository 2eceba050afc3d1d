-- Counties that a province reports in a period, with the code in force at the end of the period.
create schema gen;

-- A number from 0 to 1 that depends only on the seed and the key, not on the machine or the number of threads.
create macro gen.draw(key) as
    (md5_number_lower(getvariable('seed')::varchar || ':' || key) >> 11)::double / 9007199254740992;

create table gen.province_target as
select *
from read_csv(
    getvariable('generator_dir') || '/province_target.csv',
    header = true,
    columns = {
        'province_code': 'VARCHAR', 'series': 'VARCHAR', 'period': 'INTEGER', 'value': 'DOUBLE',
        'is_exact': 'BOOLEAN', 'source': 'VARCHAR'
    }
);

create table gen.national_target as
select *
from read_csv(
    getvariable('generator_dir') || '/national_target.csv',
    header = true,
    columns = {'series': 'VARCHAR', 'period': 'INTEGER', 'value': 'DOUBLE', 'source': 'VARCHAR'}
);

create table gen.county_weight as
select *
from read_csv(
    getvariable('generator_dir') || '/county_weight.csv',
    header = true,
    columns = {'list_number': 'BIGINT', 'listed_name': 'VARCHAR', 'villages': 'BIGINT'}
);

create table gen.county_defect as
select *
from read_csv(
    getvariable('generator_dir') || '/county_defect.csv',
    header = true,
    columns = {
        'dataset': 'VARCHAR', 'period': 'INTEGER', 'province_code': 'VARCHAR', 'attempt': 'INTEGER',
        'is_mended': 'BOOLEAN', 'region_code': 'VARCHAR', 'population_group': 'VARCHAR', 'defect': 'VARCHAR'
    }
);

-- spoils: the row is quarantined; extra: an additional row, which is quarantined; neither: the row is accepted.
create table gen.county_defect_kind as
select *
from (
    values
        ('amounts_in_wan', 'spoils'), ('persons_in_wan', 'spoils'), ('labourers_above_persons', 'spoils'),
        ('last_years_row', 'spoils'), ('text_for_number', 'spoils'), ('persons_missing', 'spoils'),
        ('covered_above_whole', 'spoils'), ('rate_not_ratio', 'spoils'),
        ('households_missing', 'spoils'), ('expired_code', 'spoils'),
        ('total_row', 'extra'), ('prefecture_code', 'extra'), ('other_province_code', 'extra'),
        ('virtual_code', 'extra'), ('unknown_code', 'extra'), ('county_not_lifted', 'extra'),
        ('duplicate_row', 'extra'),
        ('neighbour_code', 'taken'), ('old_name', 'taken'), ('short_name', 'taken'), ('decimal_code', 'taken'),
        ('twelve_digit_code', 'taken'), ('full_width_digits', 'taken'), ('thousands_separator', 'taken'),
        ('dash_for_missing', 'taken'), ('parts_not_total', 'taken'), ('other_name', 'taken')
) as kind (defect, effect);

-- Versions of regions at the end of each year that can be generated.
create table gen.region as
select
    year.period,
    version.region_durable_key,
    version.region_code,
    version.region_name,
    version.region_level,
    version.province_code,
    version.is_lifted_county,
    version.is_key_county
from ref.region_version as version
inner join (select unnest(range(2020, 2024))::integer as period) as year
    on
        version.valid_from <= make_date(year.period, 12, 31)
        and (version.valid_to is null or version.valid_to > make_date(year.period, 12, 31))
where not version.is_virtual;

-- One row per lifted county in force; two rows of the list that were merged into one county count once.
create table gen.county as
with listed as (
    select
        lifted.region_durable_key,
        min(lifted.list_number) as county_number,
        greatest(sum(weight.villages), 2)::bigint as villages
    from ref.lifted_county as lifted
    inner join gen.county_weight as weight using (list_number)
    group by lifted.region_durable_key
),

-- Resident ID numbers begin with the code of the county at the time of issue.
first_code as (
    select
        region_durable_key,
        arg_min(region_code, valid_from) as id_prefix
    from ref.region_version
    group by region_durable_key
),

-- Other codes of the same county: the previous or next code, which is accepted, and an outdated code, which is not.
other_code as (
    select
        region.period,
        region.region_durable_key,
        max(version.region_code) filter (where code.is_accepted) as neighbour_code,
        max_by(version.region_name, version.region_code) filter (where code.is_accepted) as neighbour_name,
        max(version.region_code) filter (where not code.is_accepted) as expired_code
    from gen.region as region
    inner join ref.region_version as version
        on region.region_durable_key = version.region_durable_key and region.region_code <> version.region_code
    inner join ref.region_code_verdict as code
        on region.period = code.year and version.region_code = code.region_code
    group by region.period, region.region_durable_key
),

-- The most recent former name of the county.
former as (
    select
        region.period,
        region.region_durable_key,
        max_by(version.region_name, version.valid_from) as former_name
    from gen.region as region
    inner join ref.region_version as version
        on
            region.region_durable_key = version.region_durable_key
            and region.region_name <> version.region_name
            and version.valid_from <= make_date(region.period, 12, 31)
    group by region.period, region.region_durable_key
)

select
    region.period,
    region.province_code,
    listed.county_number,
    region.region_code,
    region.region_name as county_name,
    first_code.id_prefix,
    other_code.neighbour_code,
    other_code.neighbour_name,
    other_code.expired_code,
    -- The name of the previous line, as if a column was pasted one line too low.
    coalesce(
        lag(region.region_name) over (
            partition by region.period, region.province_code order by region.region_code
        ),
        '某县'
    ) as other_name,
    coalesce(former.former_name, left(region.region_name, length(region.region_name) - 1)) as former_name,
    region.is_key_county,
    listed.villages
from gen.region as region
inner join listed using (region_durable_key)
inner join first_code using (region_durable_key)
left join other_code using (period, region_durable_key)
left join former using (period, region_durable_key)
where region.region_level = 'county'
order by region.period, region.region_code;

-- Fail for a defect with an unknown county or kind; it would otherwise have no effect.
select error('county_defect.csv: ' || defect.defect || ' of ' || defect.region_code || ' in ' || defect.period)
from gen.county_defect as defect
left join gen.county_defect_kind as kind using (defect)
left join gen.county as county using (period, region_code)
where kind.effect is null or (kind.effect <> 'extra' and county.region_code is null);

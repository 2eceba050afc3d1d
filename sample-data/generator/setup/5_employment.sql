-- Random choices of the employment register: dates of birth, kinds of work, destinations, wrong codes.

-- Dates of birth of persons of working age; digit_sum is the part of the check sum (GB 11643) that the date gives.
create table gen.birth_day as
with day as (
    select
        day_number,
        strftime(date '1959-01-01' + day_number::integer, '%Y%m%d') as birth_date
    from (select unnest(range(16071)) as day_number)
)

select
    day_number,
    birth_date,
    (
        2 * birth_date[1]::integer + birth_date[2]::integer + 6 * birth_date[3]::integer
        + 3 * birth_date[4]::integer + 7 * birth_date[5]::integer + 9 * birth_date[6]::integer
        + 10 * birth_date[7]::integer + 5 * birth_date[8]::integer
    )::bigint as digit_sum
from day;

-- Sections of GB/T 4754-2017, ways into work and wages by place of work; 128 slots for each place.
create table gen.job as
with mix as (
    select *
    from (
        values
            ('in_county', 'A', 'flexible', 30, 1300, 1800), ('in_county', 'C', 'enterprise', 14, 2200, 1900),
            ('in_county', 'C', 'workshop', 16, 1800, 1500), ('in_county', 'E', 'work_relief', 8, 2400, 2200),
            ('in_county', 'E', 'flexible', 14, 2500, 2500), ('in_county', 'F', 'self_employed', 10, 2200, 3200),
            ('in_county', 'H', 'enterprise', 8, 2000, 1500), ('in_county', 'N', 'public_post', 20, 500, 700),
            ('in_county', 'O', 'flexible', 8, 1800, 1800),
            ('in_province', 'C', 'enterprise', 40, 2800, 2400), ('in_province', 'E', 'flexible', 34, 3200, 2800),
            ('in_province', 'F', 'self_employed', 12, 2600, 3600), ('in_province', 'G', 'enterprise', 14, 3200, 2600),
            ('in_province', 'H', 'enterprise', 18, 2500, 1900), ('in_province', 'O', 'flexible', 10, 2400, 2100),
            ('out_of_province', 'C', 'enterprise', 66, 3300, 2900), ('out_of_province', 'E', 'flexible', 28, 3900, 3300),
            ('out_of_province', 'F', 'self_employed', 8, 3300, 4300), ('out_of_province', 'G', 'enterprise', 10, 3600, 3200),
            ('out_of_province', 'H', 'enterprise', 10, 3000, 2400), ('out_of_province', 'O', 'flexible', 6, 2900, 2500)
    ) as mix (work_place, industry_code, job_channel, slots, wage_from, wage_range)
),

numbered as (
    select
        *,
        sum(slots) over (partition by work_place order by industry_code, job_channel) - slots as first_slot
    from mix
)

select
    work_place,
    (first_slot + unnest(range(slots)))::bigint as slot,
    industry_code,
    job_channel,
    wage_from::bigint as wage_from,
    wage_range::bigint as wage_range
from numbered;

-- Destinations: coastal cities, or a city or another county of the same province; 128 slots of each.
create table gen.destination as
with weight as (
    select *
    from (
        values
            ('44', 44), ('33', 28), ('32', 20), ('35', 12), ('31', 8), ('11', 6), ('12', 4), ('37', 6)
    ) as weight (prefix, slots)
),

slot as (
    select
        prefix,
        (sum(slots) over (order by prefix) - slots + unnest(range(slots)))::bigint as slot
    from weight
),

coast as (
    select
        period,
        left(region_code, 2) as prefix,
        region_code,
        row_number() over (partition by period, left(region_code, 2) order by region_code) - 1 as place_number,
        count(*) over (partition by period, left(region_code, 2)) as places
    from gen.region
    where region_level = 'prefecture' or (region_level = 'province' and left(region_code, 2) in ('11', '12', '31'))
),

inland as (
    select
        period,
        province_code,
        region_code,
        row_number() over (partition by period, province_code order by region_code) - 1 as place_number,
        count(*) over (partition by period, province_code) as places
    from gen.region
    where
        (region_level = 'prefecture' or (region_level = 'county' and not is_lifted_county))
        and province_code in (select province_code from gen.county)
)

select
    inland.period,
    inland.province_code,
    slot.slot,
    coast.region_code as out_of_province_code,
    inland.region_code as in_province_code
from slot
inner join coast on slot.prefix = coast.prefix and slot.slot % coast.places = coast.place_number
inner join inland
    on coast.period = inland.period and slot.slot % inland.places = inland.place_number;

-- Typical wrong codes; several of each kind for each province and period.
create table gen.wrong_code as
with sender as (
    select distinct period, province_code
    from gen.county
),

code_name as (
    select
        region_code,
        max(region_name) as region_name
    from ref.region_version
    group by region_code
),

candidate as (
    select
        sender.period,
        sender.province_code,
        code.verdict as defect,
        code.region_code,
        code_name.region_name
    from sender
    inner join ref.region_code_verdict as code
        on sender.period = code.year and sender.province_code = code.province_code and not code.is_accepted
    inner join code_name using (region_code)
    union all
    select
        sender.period,
        sender.province_code,
        'other_province_code',
        county.region_code,
        county.county_name
    from sender
    inner join gen.county as county
        on sender.period = county.period and sender.province_code <> county.province_code
    union all
    select
        county.period,
        county.province_code,
        'unknown_code',
        left(county.region_code, 4) || '99',
        county.county_name
    from gen.county as county
    where not exists (
        select 1 from ref.region_version where region_version.region_code = left(county.region_code, 4) || '99'
    )
),

shuffled as (
    select
        *,
        row_number() over (
            partition by period, province_code, defect
            order by md5(getvariable('seed')::varchar || region_code || region_name)
        ) - 1 as slot
    from candidate
)

select * from shuffled where slot < 16;

-- Defects of 128 additional rows. All except claims of persons of another province are quarantined.
-- Each kind occurs 16 times; wrong codes differ.
create table gen.register_defect as
with kind as (
    select *
    from (
        values
            (1, 'claimed_twice', 34), (2, 'duplicate_row', 18), (3, 'duplicate_person', 8), (4, 'check_digit', 14),
            (5, 'id_too_short', 6), (6, 'id_missing', 2), (7, 'unknown_code', 5), (8, 'not_a_county', 6),
            (9, 'other_province_code', 3), (10, 'virtual_region_code', 3), (11, 'county_not_lifted', 6),
            (12, 'region_code_not_valid_in_period', 3), (13, 'months_missing', 6), (14, 'months_above_year', 4),
            (15, 'wage_in_wan', 5), (16, 'text_for_number', 3), (17, 'unlisted_value', 2)
    ) as kind (kind_number, defect, slots)
),

slot as (
    select
        (sum(slots) over (order by kind_number) - slots + unnest(range(slots)))::bigint as slot,
        defect
    from kind
),

sender as (
    select distinct period, province_code
    from gen.county
    where period in (select period from gen.province_employment)
),

-- A province without such a code (all counties of Tibet are lifted) gets an unknown one.
numbered_code as (
    select
        *,
        count(*) over (partition by period, province_code, defect) as codes
    from gen.wrong_code
)

select
    sender.period,
    sender.province_code,
    slot.slot * 16 + variant.number as slot,
    slot.defect,
    coalesce(code.region_code, case when is_code_defect then left(sender.province_code, 3) || '999' end) as region_code,
    coalesce(code.region_name, case when is_code_defect then '新区' end) as region_name
from slot
cross join (select unnest(range(16)) as number) as variant
cross join sender
cross join lateral (
    select slot.defect = 'unknown_code' or slot.defect in (select defect from gen.wrong_code) as is_code_defect
) as kind
left join numbered_code as code
    on
        sender.period = code.period and sender.province_code = code.province_code
        and slot.defect = code.defect and variant.number % code.codes = code.slot;

-- One row per county: its range of rows in the file of the province. Each 63 correct rows are followed by a defect.
create table gen.register as
with sized as (
    select
        population.*,
        (employed / getvariable('persons_per_row'))::bigint as rows_in_order,
        (
            7 * id_prefix[1]::integer + 9 * id_prefix[2]::integer + 10 * id_prefix[3]::integer
            + 5 * id_prefix[4]::integer + 8 * id_prefix[5]::integer + 4 * id_prefix[6]::integer
        )::bigint as prefix_sum,
        -- Persons leave and join the register every year; the others keep their number and therefore their ID.
        500 * (
            (period - 2021) * floor(0.06 * min(employed) over (partition by county_number) / 500)
        )::bigint as people_left
    from gen.population as population
    where employed is not null
),

placed as (
    select
        *,
        (sum(rows_in_order) over (
            partition by period, province_code order by region_code
        ) - rows_in_order)::bigint as first_row
    from sized
),

-- County of another province whose persons this county also claims; each is claimed by at most one county.
ring as (
    select
        *,
        row_number() over (partition by period order by county_number % 7, county_number) as place,
        count(*) over (partition by period) as places
    from placed
)

select
    county.period,
    county.province_code,
    county.county_number,
    county.region_code,
    county.county_name,
    county.id_prefix,
    county.prefix_sum,
    county.neighbour_code,
    county.neighbour_name,
    county.former_name,
    county.other_name,
    county.people_left,
    getvariable('seed')::varchar || ':' || county.period::varchar || ':' || county.county_number::varchar || ':'
        as draw_key,
    county.first_row,
    county.rows_in_order,
    county.first_row + county.first_row // 63 as first_line,
    county.first_row + county.rows_in_order + (county.first_row + county.rows_in_order) // 63 as end_line,
    (1024 * share.value)::bigint as out_of_province_share,
    other.province_code as claimed_province_code,
    other.county_number as claimed_county_number,
    other.id_prefix as claimed_id_prefix,
    other.prefix_sum as claimed_prefix_sum,
    other.people_left as claimed_people_left,
    other.rows_in_order as claimed_rows_in_order
from ring as county
inner join ring as other
    on county.period = other.period and other.place = 1 + (county.place + county.places // 2) % county.places
inner join gen.province_target as share
    on county.province_code = share.province_code and share.series = 'out_of_province_share'
order by county.period, county.province_code, first_line;

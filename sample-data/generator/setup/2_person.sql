-- Persons of each county: residents, lifted persons, labourers, persons in work.
-- Persons in work are in units of 500, so that every scale (1, 10 or 500 persons per row) has the same totals.
create table gen.province_employment as
with target as (
    select
        province_code,
        period,
        value as persons,
        is_exact
    from gen.province_target
    where series = 'employed_persons'
),

-- The rest of the national figure, distributed over provinces without a published figure in proportion to estimates.
rest as (
    select
        period,
        (select value from gen.national_target as nation where series = 'employed_persons' and nation.period = target.period)
        - coalesce(sum(persons) filter (where is_exact), 0) as persons_left,
        sum(persons) filter (where not is_exact) as persons_estimated
    from target
    group by period
),

wanted as (
    select
        target.province_code,
        target.period,
        target.is_exact,
        (case
            when target.is_exact then target.persons
            else target.persons * rest.persons_left / rest.persons_estimated
        end / 500)::decimal(18, 6) as units
    from target
    inner join rest using (period)
),

-- The remaining units go to the largest remainders.
ranked as (
    select
        *,
        row_number() over (
            partition by period order by is_exact, units - floor(units) desc, province_code
        ) as remainder_rank,
        round(sum(units) over (partition by period)) - sum(floor(units)) over (partition by period) as units_left
    from wanted
)

select
    province_code,
    period,
    (floor(units) + case when remainder_rank <= units_left then 1 else 0 end)::bigint as units
from ranked;

create table gen.population as
with province as (
    select
        province_code,
        max(value) filter (where series = 'rural_residents_per_village') as residents_per_village,
        max(value) filter (where series = 'lifted_persons') as lifted_persons
    from gen.province_target
    group by province_code
),

sized as (
    select
        county.*,
        province.lifted_persons,
        round(
            greatest(county.villages, 8) * province.residents_per_village
            * (0.85 + 0.3 * gen.draw('residents:' || county.county_number))
            * (1 - 0.008 * (county.period - 2020))
        )::bigint as residents,
        (county.villages + 4) * (0.7 + 0.6 * gen.draw('lifted:' || county.county_number)) as lifted_weight
    from gen.county as county
    inner join province using (province_code)
),

shared as (
    select
        *,
        (lifted_weight / sum(lifted_weight::decimal(18, 6)) over (partition by period, province_code))::decimal(18, 9)
            as lifted_share
    from sized
),

-- Every county has at least one unit in work; the rest follows the lifted population.
worked as (
    select
        shared.*,
        employment.units as province_units,
        ((employment.units - count(*) over (partition by shared.period, shared.province_code))
        * shared.lifted_share)::decimal(18, 6) as units
    from shared
    left join gen.province_employment as employment using (province_code, period)
),

ranked as (
    select
        *,
        row_number() over (
            partition by period, province_code order by units - floor(units) desc, county_number
        ) as remainder_rank,
        province_units - sum(floor(units) + 1) over (partition by period, province_code) as units_left
    from worked
),

employed as (
    select
        * exclude (units),
        500 * (1 + floor(units) + case when remainder_rank <= units_left then 1 else 0 end)::bigint as employed
    from ranked
),

-- Years without an employment register use the labour force of the nearest year with one.
able as (
    select
        * exclude (employed),
        employed,
        round(greatest(
            max(employed) over (partition by county_number) + 700,
            max(employed) over (partition by county_number)
            * (1.12 + 0.14 * gen.draw('labour:' || county_number))
        ) * (1 + 0.004 * (period - 2021)))::bigint as labourers
    from employed
)

select
    period,
    province_code,
    county_number,
    region_code,
    county_name,
    id_prefix,
    neighbour_code,
    neighbour_name,
    expired_code,
    former_name,
    other_name,
    is_key_county,
    villages,
    employed,
    labourers,
    greatest(
        round(lifted_persons * lifted_share),
        round(labourers / (0.58 + 0.06 * gen.draw('able:' || county_number)))
    )::bigint as lifted_persons,
    greatest(residents, round(labourers / 0.58 * 1.25))::bigint as residents
from able;

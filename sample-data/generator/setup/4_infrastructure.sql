-- Coverage of rural infrastructure by county; the accepted rows give the published national shares.
create table gen.infrastructure as
with sized as (
    select
        population.*,
        round(residents / (3.1 + 0.8 * gen.draw('household:' || county_number)))::bigint as households,
        round(greatest(villages, 2) * target.value * (0.8 + 0.4 * gen.draw('natural:' || county_number)))::bigint
            as natural_villages,
        lifted_persons * greatest(gen.draw('relocated:' || county_number) - 0.15, 0) as relocated_weight,
        not exists (
            select 1
            from gen.county_defect as defect
            inner join gen.county_defect_kind as kind using (defect)
            where
                kind.effect = 'spoils' and not defect.is_mended and defect.dataset = 'infrastructure'
                and defect.period = population.period and defect.region_code = population.region_code
        ) as is_accepted
    from gen.population as population
    inner join gen.province_target as target
        on population.province_code = target.province_code and target.series = 'natural_villages_per_village'
    where population.period > 2020
),

nation as (
    select
        period,
        max(value) filter (where series = 'toilet_share') as toilet_share,
        max(value) filter (where series = 'waste_share') as waste_share,
        max(value) filter (where series = 'clean_action_share') as clean_action_share
    from gen.national_target
    group by period
),

shaped as (
    select
        sized.*,
        nation.* exclude (period),
        (0.86 + 0.16 * gen.draw('toilet:' || province_code) + 0.12 * gen.draw('toilet:' || county_number))
            ::decimal(18, 6) as toilet_shape,
        (0.94 + 0.05 * gen.draw('waste:' || province_code) + 0.07 * gen.draw('waste:' || county_number))
            ::decimal(18, 6) as waste_shape,
        (0.97 + 0.02 * gen.draw('clean:' || province_code) + 0.04 * gen.draw('clean:' || county_number))
            ::decimal(18, 6) as clean_shape
    from sized
    inner join nation on nation.period = least(sized.period, 2022)
),

-- Means of the shapes over the rows that will be accepted; the shapes are divided by them.
mean as (
    select
        period,
        (sum(households * toilet_shape) / sum(households))::decimal(18, 9) as toilet_mean,
        (sum(natural_villages * waste_shape) / sum(natural_villages))::decimal(18, 9) as waste_mean,
        (sum(villages * clean_shape) / sum(villages))::decimal(18, 9) as clean_mean,
        sum(relocated_weight::decimal(18, 3)) as relocated_weights
    from shaped
    where is_accepted
    group by period
)

select
    shaped.period,
    province_code,
    county_number,
    region_code,
    county_name,
    neighbour_code,
    neighbour_name,
    expired_code,
    former_name,
    other_name,
    households,
    least(households, round(households * toilet_share * toilet_shape / toilet_mean))::bigint as toilet_households,
    natural_villages,
    least(natural_villages, round(natural_villages * waste_share * waste_shape / waste_mean))::bigint
        as waste_villages,
    villages,
    least(villages, round(villages * clean_action_share * clean_shape / clean_mean))::bigint as clean_villages,
    round(
        (select value from gen.national_target where series = 'relocated_households')
        * 0.88 * relocated_weight / relocated_weights
    )::bigint as relocated_households,
    is_accepted
from shaped
inner join mean using (period);

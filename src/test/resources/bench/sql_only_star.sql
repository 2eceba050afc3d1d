${dimensions}

create table staging.region_in_period as
select codes.year, codes.region_code, regions.region_key
from ref.region_code_in_period as codes
inner join star.dim_region as regions
    on codes.region_durable_key = regions.region_durable_key
    and make_date(codes.year, 12, 31) >= regions.valid_from
    and make_date(codes.year, 12, 31) < regions.valid_to
where codes.year in (select year from seed.file);

create table star.fct_employment as
with
-- the claim with the most months decides, then the highest wage, then the lowest province code
outranked as (
    select row_number
    from (
        select
            row_number,
            row_number() over (
                partition by period, person_key
                order by months_worked desc, monthly_wage_yuan desc, province_code, submission_key, row_number
            ) as claim_rank
        from read_parquet('${work}/employment_clean.parquet')
        where is_repeated
    )
    where claim_rank > 1
),

keyed as (
    select
        claims.submission_key,
        claims.row_number as source_line,
        claims.year * 10000 + 1231 as date_key,
        coalesce(home.region_key, 0) as region_key,
        coalesce(work.region_key, 0) as work_region_key,
        coalesce(industries.industry_key, 0) as industry_key,
        coalesce(profiles.worker_profile_key, 0) as worker_profile_key,
        claims.person_key,
        cast(file.sample_weight as bigint) as claimed_persons,
        case when outranked.row_number is null then claimed_persons else 0 end as persons,
        claims.months_worked,
        claims.monthly_wage_yuan
    from read_parquet('${work}/employment_clean.parquet') as claims
    inner join seed.file as file on claims.submission_key = file.submission_key
    left join staging.region_in_period as home
        on claims.region_code = home.region_code and claims.year = home.year
    left join staging.region_in_period as work
        on claims.work_region_code = work.region_code and claims.year = work.year
    left join star.dim_industry as industries on claims.industry_code = industries.industry_code
    left join ref.age_band as age_bands
        on claims.year - claims.birth_year >= age_bands.age_from
        and claims.year - claims.birth_year <= coalesce(age_bands.age_to, 150)
    left join star.dim_worker_profile as profiles
        on claims.sex = profiles.sex
        and coalesce(age_bands.age_band, 'unknown') = profiles.age_band
        and coalesce(claims.education, 'unknown') = profiles.education
        and claims.is_trained is not distinct from profiles.is_trained
        and claims.is_relocated is not distinct from profiles.is_relocated
        and claims.job_channel = profiles.job_channel
        and claims.work_place = profiles.work_place
    left join outranked on claims.row_number = outranked.row_number
)

select
    *,
    persons * months_worked as person_months,
    cast(persons * months_worked * monthly_wage_yuan as decimal(18, 2)) as wage_yuan
from keyed;

create table star.fct_income as
select
    amounts.submission_key,
    amounts.year * 10000 + 1231 as date_key,
    coalesce(regions.region_key, 0) as region_key,
    coalesce(population_groups.population_group_key, 0) as population_group_key,
    amounts.persons,
    amounts.labourers,
    cast(amounts.persons * amounts.wage_income as decimal(18, 2)) as wage_income_yuan,
    cast(amounts.persons * amounts.operating_income as decimal(18, 2)) as operating_income_yuan,
    cast(amounts.persons * amounts.property_income as decimal(18, 2)) as property_income_yuan,
    cast(amounts.persons * amounts.transfer_income as decimal(18, 2)) as transfer_income_yuan
from read_parquet('${work}/income_clean.parquet') as amounts
left join staging.region_in_period as regions
    on amounts.region_code = regions.region_code and amounts.year = regions.year
left join star.dim_population_group as population_groups
    on amounts.population_group = population_groups.population_group;

create table star.fct_infrastructure as
select
    counts.submission_key,
    counts.year * 10000 + 1231 as date_key,
    coalesce(regions.region_key, 0) as region_key,
    unnest(['sanitary_toilet', 'waste_treatment', 'clean_action', 'relocated_employment']) as indicator_code,
    unnest([
        sanitary_toilet_households, waste_treated_natural_villages, clean_action_villages,
        relocated_households_employed
    ]) as numerator,
    unnest([rural_households, natural_villages, villages, relocated_households_with_labour]) as denominator
from read_parquet('${work}/infrastructure_clean.parquet') as counts
left join staging.region_in_period as regions
    on counts.region_code = regions.region_code and counts.year = regions.year;

create table mart.employment_by_county as
select
    facts.date_key,
    facts.region_key,
    regions.region_code,
    regions.region_name,
    regions.province_code,
    sum(facts.claimed_persons) as claimed_persons,
    sum(facts.persons) as persons,
    sum(facts.persons) filter (where profiles.work_place = 'out_of_province') as out_of_province_persons,
    sum(facts.persons) filter (where profiles.is_trained) as trained_persons,
    sum(facts.person_months) as person_months,
    sum(facts.wage_yuan) as wage_yuan
from star.fct_employment as facts
inner join star.dim_region as regions using (region_key)
inner join star.dim_worker_profile as profiles using (worker_profile_key)
group by all;

create table mart.employment_by_province as
select
    date_key,
    province_code,
    sum(claimed_persons) as claimed_persons,
    sum(persons) as persons,
    sum(wage_yuan) / sum(person_months) as average_monthly_wage_yuan
from mart.employment_by_county
group by all;

create table mart.labour_flow_by_province_pair as
select
    facts.date_key,
    homes.province_code,
    works.province_code as work_province_code,
    sum(facts.persons) as persons
from star.fct_employment as facts
inner join star.dim_region as homes on facts.region_key = homes.region_key
inner join star.dim_region as works on facts.work_region_key = works.region_key
group by all;

create table mart.income_by_province as
select
    facts.date_key,
    regions.province_code,
    facts.population_group_key,
    sum(wage_income_yuan + operating_income_yuan + property_income_yuan + transfer_income_yuan) / sum(persons)
        as income_per_capita_yuan
from star.fct_income as facts
inner join star.dim_region as regions using (region_key)
group by all;

create table mart.infrastructure_by_province as
select
    facts.date_key,
    regions.province_code,
    facts.indicator_code,
    100 * sum(numerator) / sum(denominator) as percent
from star.fct_infrastructure as facts
inner join star.dim_region as regions using (region_key)
group by all;

copy (
    select facts.*, submissions.period, submissions.province_code
    from star.fct_employment as facts
    inner join star.dim_submission as submissions using (submission_key)
) to '${work}/star/fct_employment' (
    format parquet, compression zstd, partition_by (period, province_code), overwrite_or_ignore
);
${dimension_copies}
copy star.fct_income to '${work}/star/fct_income.parquet' (format parquet, compression zstd);
copy star.fct_infrastructure to '${work}/star/fct_infrastructure.parquet' (format parquet, compression zstd);

create table staging.infrastructure as
with
sent as (
    ${sent}
),

typed as (
    select
        file.submission_key,
        file.period,
        file.year,
        file.province_code,
        county_code(trim(sent.region_code)) as region_code,
        whole(sent.rural_households) as rural_households,
        whole(sent.sanitary_toilet_households) as sanitary_toilet_households,
        whole(sent.natural_villages) as natural_villages,
        whole(sent.waste_treated_natural_villages) as waste_treated_natural_villages,
        whole(sent.villages) as villages,
        whole(sent.clean_action_villages) as clean_action_villages,
        whole(sent.relocated_households_with_labour) as relocated_households_with_labour,
        whole(sent.relocated_households_employed) as relocated_households_employed
    from sent
    inner join seed.file as file on sent.file_name = file.file_name
)

select
    typed.*,
    case
        when home.region_code is null then 'unknown_region_code'
        when rural_households is null or rural_households not between 1 and 1000000 then 'rural_households'
        when sanitary_toilet_households is null or sanitary_toilet_households > rural_households
            then 'sanitary_toilet_households'
        when natural_villages is null or natural_villages not between 1 and 20000 then 'natural_villages'
        when waste_treated_natural_villages is null or waste_treated_natural_villages > natural_villages
            then 'waste_treated_natural_villages'
        when villages is null or villages not between 1 and 5000 then 'villages'
        when clean_action_villages is null or clean_action_villages > villages then 'clean_action_villages'
        when relocated_households_employed is null
            or relocated_households_employed > relocated_households_with_labour then 'relocated_households_employed'
        when not home.is_accepted then home.verdict
        when home.province_code <> typed.province_code then 'region_of_other_province'
    end as reason
from typed
left join ref.region_code_verdict as home
    on home.region_code = typed.region_code and home.year = typed.year;

copy (select * exclude (reason) from staging.infrastructure where reason is null)
to '${work}/infrastructure_clean.parquet' (format parquet, compression zstd);

copy (select * from staging.infrastructure where reason is not null)
to '${work}/infrastructure_rejected.parquet' (format parquet, compression zstd);

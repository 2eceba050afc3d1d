create table staging.income as
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
        whole(sent.year) as year_sent,
        population_group.value as population_group,
        whole(sent.persons) as persons,
        whole(sent.labourers) as labourers,
        amount(sent.wage_income_per_capita_yuan) as wage_income,
        amount(sent.operating_income_per_capita_yuan) as operating_income,
        amount(sent.property_income_per_capita_yuan) as property_income,
        amount(sent.transfer_income_per_capita_yuan) as transfer_income,
        amount(sent.income_per_capita_yuan) as income
    from sent
    inner join seed.file as file on sent.file_name = file.file_name
    left join seed.category as population_group
        on population_group.field = 'population_group' and population_group.written = trim(sent.population_group)
)

select
    typed.*,
    case
        when home.region_code is null then 'unknown_region_code'
        when year_sent is null or year_sent <> typed.year then 'period_differs'
        when population_group is null then 'population_group'
        when persons is null or persons not between 1 and 3000000 then 'persons'
        when labourers > persons then 'labourers'
        when wage_income is null or wage_income not between 0 and 500000 then 'wage_income'
        when operating_income is null or operating_income not between -50000 and 500000 then 'operating_income'
        when property_income is null or property_income not between -20000 and 500000 then 'property_income'
        when transfer_income is null or transfer_income not between -20000 and 500000 then 'transfer_income'
        when income is null or income not between 0 and 1000000 then 'income'
        when not home.is_accepted then home.verdict
        when home.province_code <> typed.province_code then 'region_of_other_province'
    end as reason
from typed
left join ref.region_code_verdict as home
    on home.region_code = typed.region_code and home.year = typed.year;

copy (select * exclude (reason) from staging.income where reason is null)
to '${work}/income_clean.parquet' (format parquet, compression zstd);

copy (select * from staging.income where reason is not null)
to '${work}/income_rejected.parquet' (format parquet, compression zstd);

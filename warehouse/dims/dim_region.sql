/*
description: >
  Regions (county, prefecture, province, part of the country), one row per version (type 2). A fact references the
  version valid at the end of its period; region_durable_key identifies a region across changes of its code.
  region_key is the code followed by the year in which the version begins, so it is the same in every build.
description_zh: 行政区划维度（缓慢变化类型2）：县、地、省、区域；事实引用期末有效的版本，region_durable_key 贯穿代码变更
grain: [region_key]
*/
with
region as (
    select
        cast(version.region_code as bigint) * 10000 + year(version.valid_from) as region_key,
        version.region_durable_key,
        version.region_code,
        version.region_name,
        version.region_name_en,
        version.region_level,
        version.prefecture_code,
        version.prefecture_name,
        version.province_code,
        version.province_name,
        province.province_name_en,
        province.iso_3166_2 as province_iso_code,
        version.part_of_country,
        version.monitoring_belt,
        version.valid_from,
        coalesce(version.valid_to, date '9999-12-31') as valid_to,
        version.valid_to is null as is_current,
        version.is_virtual,
        version.is_lifted_county,
        version.is_key_county,
        version.lifted_year,
        version.successor_durable_key
    from ref.region_version as version
    left join ref.province as province on version.province_code = province.province_code
),

-- for rows whose code is not known
unknown_member as (
    select
        0 as region_key,
        0 as region_durable_key,
        'unknown' as region_code,
        '未知' as region_name,
        'Unknown' as region_name_en,
        'unknown' as region_level,
        'unknown' as province_code,
        '未知' as province_name,
        'Unknown' as province_name_en,
        date '1900-01-01' as valid_from,
        date '9999-12-31' as valid_to,
        true as is_current,
        false as is_virtual,
        false as is_lifted_county,
        false as is_key_county
),

final as (
    select * from region
    union all by name
    select * from unknown_member
)

select * from final
order by region_key

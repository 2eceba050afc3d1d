/*
description: >
  Names by which a lifted county is recognized: all its names over time, the name on the list of 832, the names of
  regions merged into it, and common short forms (without suffix, without nationalities, abbreviations).
description_zh: 脱贫县可识别的名称：历次名称、名单名称、并入地区名称及常用简称
grain: [region_durable_key, name_variant]
columns:
  region_durable_key: 'Durable key of the lifted county'
  name_variant: 'Name by which the county is recognized'
  is_full_name: 'Full name, not a short form; a prefix of province and prefecture is accepted'
*/
with
full_name as (
    select region_durable_key, region_name from ref.region_version where is_lifted_county
    union
    select region_durable_key, listed_name from ref.lifted_county
    union
    select successor_durable_key, region_name from ref.region_version where successor_durable_key <= 832
),

-- 积石山保安族东乡族撒拉族自治县 -> 积石山自治县; 科尔沁右翼前旗 -> 科右前旗
short_name as (
    select
        region_durable_key,
        regexp_replace(
            region_name,
            '(蒙古族|回族|藏族|维吾尔族|土家族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|哈尼族|哈萨克族?|傣族|黎族|傈僳族'
            || '|佤族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族'
            || '|普米族|塔吉克族?|怒族|裕固族|保安族|独龙族|各族)', '', 'g'
        ) as region_name
    from full_name
    union
    select
        region_durable_key,
        replace(replace(replace(region_name, '科尔沁右翼', '科右'), '科尔沁左翼', '科左'), '察哈尔右翼', '察右')
    from full_name
    union
    select region_durable_key, replace(region_name, '行政委员会', '行委') from full_name
),

any_name as (
    select region_durable_key, region_name from full_name
    union
    select region_durable_key, region_name from short_name
    union
    select region_durable_key, regexp_replace(region_name, '族?自治(县|旗)$', '\1') from short_name
    union
    select region_durable_key, regexp_replace(region_name, '族?自治(县|旗)$', '\1') from full_name
),

variant as (
    select region_durable_key, region_name as name_variant from any_name
    union
    select
        region_durable_key,
        regexp_replace(region_name, '(族?自治县|族?自治旗|行政委员会|行委|特区|林区|县|市|区|旗)$', '')
    from any_name
),

final as (
    select
        variant.region_durable_key,
        variant.name_variant,
        full_name.region_name is not null as is_full_name
    from variant
    left join full_name
        on full_name.region_durable_key = variant.region_durable_key and full_name.region_name = variant.name_variant
    where length(variant.name_variant) >= 2
    and variant.name_variant not in ('自治县', '自治旗')
)

select * from final

/*
description: On any day a region has at most one version, and a code stands for at most one region.
*/
with
-- two equality joins; one join with an or would compare all pairs of versions
final as (
    select earlier.region_key, later.region_key as overlapping_region_key
    from star.dim_region as earlier
    inner join star.dim_region as later
        on earlier.region_durable_key = later.region_durable_key
        and earlier.region_key < later.region_key
        and earlier.valid_from < later.valid_to
        and later.valid_from < earlier.valid_to
    where earlier.region_key <> 0
    union
    select earlier.region_key, later.region_key as overlapping_region_key
    from star.dim_region as earlier
    inner join star.dim_region as later
        on earlier.region_code = later.region_code
        and earlier.region_key < later.region_key
        and earlier.valid_from < later.valid_to
        and later.valid_from < earlier.valid_to
    where earlier.region_key <> 0
)

select * from final

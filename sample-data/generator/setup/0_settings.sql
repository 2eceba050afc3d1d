-- Joins run in the written order, with hash tables of the small tables. The optimizer estimates one row for an unnested
-- range and would build a hash table of millions of rows.
set disabled_optimizers = 'build_side_probe_side,join_order';

-- Joins run as they are written: the register streams past small tables. Left to itself, the optimizer believes that
-- an unnested range has one row and builds a hash table of millions.
set disabled_optimizers = 'build_side_probe_side,join_order';

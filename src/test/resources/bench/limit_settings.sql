-- DuckDB alone: no checks, no pseudonyms, no row order. This is the lower bound of the cost of a pipeline.
set threads = ${threads};
set memory_limit = '${memory}';
set temp_directory = '${work}/spill';
set preserve_insertion_order = false;
attach '${work}/limit.duckdb' as limits;

-- DuckDB alone: no checks, no pseudonyms, no order of rows to keep. The lower bound of what any pipeline can cost here.
set threads = ${threads};
set memory_limit = '${memory}';
set temp_directory = '${work}/spill';
set preserve_insertion_order = false;
attach '${work}/limit.duckdb' as limits;

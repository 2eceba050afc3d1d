copy (
    ${sent}
) to '${work}/${dataset}.parquet' (format parquet, compression zstd);

create table limits.${dataset} as
select ${typed_columns}
from (
    ${sent}
);

package org.ruralwarehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.model.parquet.ParquetStar;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.TinyWarehouse;

class ParquetStarTest {

    private static final String HEADER = "/*\ndescription: A model\ndescription_zh: 模型\ngrain: []\n";
    private static final int FILE_ROWS = 100;

    private final TinyWarehouse warehouse;
    private final Database database;
    private final Path star;

    ParquetStarTest(@TempDir Path temp) {
        warehouse = new TinyWarehouse(temp.resolve("warehouse"))
                .file("dims/dim_submission.sql", HEADER + """
                        */
                        select * from (values (1, '2021', '520000'), (2, '2022', '520000'), (3, '2022', '650000'))
                            as t (submission_key, period, province_code)
                        """)
                .file("facts/fct_orchard.sql", HEADER + """
                        clustered_by: region_key
                        */
                        select 1 as submission_key, range as region_key, range as trees from range(100)
                        union all select 2, (range * 7) % 10, range from range(250)
                        union all select 3, null, range from range(30)
                        """);
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
        star = temp.resolve("star");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void write() {
        PreviousResults none = PreviousResults.none();
        ModelRunner runner = new ModelRunner(database, warehouse.folder(), new LandingZone(List.of()), none);
        List<ModelResult.Table> tables = runner.run(table -> {});
        Map<String, Long> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(table.name(), table.rows()));
        new ParquetStar(database, runner.models(), runner.builtPartitions(), none, FILE_ROWS).write(rows, star);
    }

    private String files(String pattern) {
        return "read_parquet(" + Sql.literal(star.resolve(pattern)) + ", filename = true)";
    }

    @Test
    void partitions_facts_by_period_and_province_and_splits_large_partitions() {
        write();

        assertThat(new FileTree(star).files())
                .extracting(file -> star.relativize(file).toString())
                .containsExactly(
                        "dim_submission.parquet",
                        "fct_orchard/period=2021/province_code=520000/part-0.parquet",
                        "fct_orchard/period=2022/province_code=520000/part-0.parquet",
                        "fct_orchard/period=2022/province_code=520000/part-1.parquet",
                        "fct_orchard/period=2022/province_code=520000/part-2.parquet",
                        "fct_orchard/period=2022/province_code=650000/part-0.parquet");
    }

    @Test
    void writes_every_row_exactly_once() {
        write();
        String written = "select submission_key, region_key, trees from " + files("fct_orchard/*/*/*.parquet");

        assertThat(database.queryLong("select count(*) from (" + written + " except all from star.fct_orchard)"))
                .isZero();
        assertThat(database.queryLong("select count(*) from (from star.fct_orchard except all " + written + ")"))
                .isZero();
    }

    @Test
    void keeps_each_cluster_value_in_one_file() {
        write();

        assertThat(database.queryStrings("select region_key || ': ' || count(distinct filename) from "
                        + files("fct_orchard/period=2022/province_code=520000/*.parquet") + " group by region_key"))
                .hasSize(10)
                .allMatch(region -> region.endsWith(": 1"));
    }
}

package org.ruralwarehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.testing.ParquetFile;

class RowClustersTest {

    private static final String ROWS = "select * from claim where true";

    private final Database database;

    RowClustersTest(@TempDir Path temp) {
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
        database.execute("create table claim as select range as line, 9 - range % 10 as region_key from range(100)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> clustered(int clusterRows) {
        String rows = new RowClusters(database).clustered(ROWS, "region_key", clusterRows);
        return database.queryStrings("select region_key || ':' || line from (" + rows + ")");
    }

    @Test
    void puts_near_values_together_and_keeps_the_order_within() {
        List<String> rows = clustered(20);
        assertThat(rows).hasSize(100).doesNotHaveDuplicates();
        assertThat(rows.subList(0, 4)).containsExactly("1:8", "0:9", "1:18", "0:19");
        assertThat(rows.subList(80, 82)).containsExactly("9:0", "8:1");
    }

    @Test
    void leaves_rows_alone_that_fit_into_one_cluster() {
        assertThat(new RowClusters(database).clustered(ROWS, "region_key", 100)).isEqualTo(ROWS);
    }

    @Test
    void loses_no_row_without_a_value() {
        database.execute("update claim set region_key = null where line < 3");
        assertThat(database.queryLong(
                        "select count(*) from (" + new RowClusters(database).clustered(ROWS, "region_key", 20) + ")"))
                .isEqualTo(100);
    }

    @Test
    void has_one_cluster_for_a_value_with_more_rows_than_that() {
        database.execute("update claim set region_key = 5");
        assertThat(clustered(20)).hasSize(100);
    }
}

package org.ruralwarehouse.model.parquet;

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

    private List<String> clusters(int clusterRows) {
        return new RowClusters(database).of(ROWS, "region_key", clusterRows);
    }

    private List<String> rows(String cluster) {
        return database.queryStrings("select region_key || ':' || line from (" + cluster + ")");
    }

    private long rows(List<String> clusters) {
        return database.queryLong("select count(*) from (" + String.join(" union all ", clusters) + ")");
    }

    @Test
    void groups_near_values_and_preserves_row_order() {
        List<String> clusters = clusters(20);
        assertThat(clusters).hasSize(5);
        assertThat(rows(clusters.get(0))).hasSize(20).startsWith("1:8", "0:9", "1:18", "0:19");
        assertThat(rows(clusters.get(2))).hasSize(20).allMatch(row -> row.startsWith("4:") || row.startsWith("5:"));
        assertThat(rows(clusters.get(4))).hasSize(20).startsWith("9:0", "8:1");
        assertThat(rows(clusters)).isEqualTo(100);
    }

    @Test
    void returns_the_rows_unchanged_when_one_cluster_suffices() {
        assertThat(clusters(100)).containsExactly(ROWS);
    }

    @Test
    void puts_null_values_into_the_last_cluster() {
        database.execute("update claim set region_key = null where line < 3");
        List<String> clusters = clusters(20);
        assertThat(rows(clusters)).isEqualTo(100);
        assertThat(database.queryLong(
                        "select count(*) from (" + clusters.get(clusters.size() - 1) + ") where region_key is null"))
                .isEqualTo(3);
    }

    @Test
    void does_not_split_a_value_with_many_rows() {
        database.execute("update claim set region_key = 5");
        assertThat(clusters(20)).containsExactly(ROWS);
    }
}

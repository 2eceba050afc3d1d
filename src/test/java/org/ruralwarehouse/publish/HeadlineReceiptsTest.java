package org.ruralwarehouse.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.testing.ParquetFile;
import tools.jackson.databind.JsonNode;

class HeadlineReceiptsTest {

    private final Path temp;

    HeadlineReceiptsTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private JsonNode receipts() {
        Path release = temp.resolve("rural.duckdb");
        try (Database database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")))) {
            database.execute("attach " + Sql.literal(release) + " as rural");
            database.execute("use rural");
            database.execute("""
                    create schema mart; create schema meta;
                    create table mart.mart_headline_figure as
                        select 'F2' as figure_id, '2022' as period, 12.345::decimal(18,3) as value,
                            null as published_value
                        union all
                        select 'F1', '2022', 7, 7.0;
                    create table mart.headline_fruit as select 'F1' as figure_id;
                    create table mart.headline_barn as select 'F2' as figure_id;
                    create table meta.model (model_name varchar, sql varchar, depends_on varchar);
                    insert into meta.model values
                        ('mart.mart_headline_figure', 'select all', 'mart.headline_barn, mart.headline_fruit'),
                        ('mart.headline_fruit', 'select fruit', 'star.fct_orchard'),
                        ('mart.headline_barn', 'select barn', 'star.fct_barn, ref.place'),
                        ('star.fct_orchard', 'select', 'accepted.orchard'),
                        ('star.fct_barn', 'select', 'accepted.barn');
                    """);
            database.execute("use memory");
            database.execute("detach rural");
        }
        HeadlineReceipts.write(release, List.of(input(1, "orchard"), input(2, "barn")), temp.resolve("receipts.json"));
        return new JsonFiles().read(temp.resolve("receipts.json"), JsonNode.class);
    }

    private static ReleaseManifest.Input input(long key, String dataset) {
        return new ReleaseManifest.Input(
                key, dataset, "530000", "2022", 1, "package_" + key, dataset + ".csv", "sha", 10, "k", "landed");
    }

    @Test
    void writes_the_values_of_every_figure_in_order() {
        JsonNode receipts = receipts();

        assertThat(receipts.size()).isEqualTo(2);
        assertThat(receipts.get(0).path("figure_id").asString()).isEqualTo("F1");
        assertThat(receipts.get(1).path("value").decimalValue()).isEqualByComparingTo("12.345");
        assertThat(receipts.get(1).path("published_value").isNull()).isTrue();
    }

    @Test
    void writes_the_sql_of_every_figure() {
        JsonNode receipts = receipts();

        assertThat(receipts.get(0).path("model").asString()).isEqualTo("mart.headline_fruit");
        assertThat(receipts.get(0).path("sql").asString()).isEqualTo("select fruit");
    }

    @Test
    void writes_only_the_input_files_of_every_figure() {
        JsonNode receipts = receipts();

        assertThat(receipts.get(0).path("inputs").size()).isEqualTo(1);
        assertThat(receipts.get(0).path("inputs").get(0).path("file").asString())
                .isEqualTo("orchard.csv");
        assertThat(receipts.get(1).path("inputs").get(0).path("package").asString())
                .isEqualTo("package_2");
    }
}

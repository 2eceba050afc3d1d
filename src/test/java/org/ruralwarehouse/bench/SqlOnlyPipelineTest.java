package org.ruralwarehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.bench.baseline.BaselineSql;
import org.ruralwarehouse.bench.baseline.InboxFile;
import org.ruralwarehouse.bench.baseline.InboxFiles;
import org.ruralwarehouse.bench.baseline.RunSql;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.reference.ReferenceCounties;

/**
 * A baseline is valid only when it computes the same result: both must count the same claims and persons in every
 * county. Wages may differ slightly, because tables have no order for two rows of a person in one file.
 */
class SqlOnlyPipelineTest {

    private static final Path SAMPLE = Path.of("sample-data", "inbox");

    @TempDir
    Path folder;

    @Test
    void sql_only_pipeline_counts_the_same_as_the_reference_implementation() throws Exception {
        WarehouseDefinition definition = new WarehouseDefinitionReader(Workbench.WAREHOUSE).read();
        List<InboxFile> files = new InboxFiles(definition, folder.resolve("unpacked")).read(SAMPLE);
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(work.resolve("star"));
        String sql =
                new BaselineSql(definition, Workbench.WAREHOUSE, files, work, 2, "2GiB", Workbench.SECRET).sqlOnly();

        RunSql.main(
                new String[] {Files.writeString(work.resolve("script.sql"), sql).toString()});

        Map<String, String> found = countyTotals(work.resolve("warehouse.duckdb"));
        Map<String, String> expected = ReferenceCounties.of(SAMPLE, folder.resolve("unpacked"));
        assertThat(found.keySet()).hasSizeGreaterThan(1600).isEqualTo(expected.keySet());
        assertThat(expected.keySet().stream()
                        .filter(county -> !expected.get(county).startsWith(found.get(county)))
                        .map(county -> county + ": expected " + expected.get(county) + "; found " + found.get(county)))
                .isEmpty();
        assertThat(work.resolve("star/fct_employment")).isDirectoryContaining("glob:**period=2022");
        assertThat(work.resolve("employment_rejected.parquet")).isNotEmptyFile();
    }

    private static Map<String, String> countyTotals(Path database) {
        Map<String, String> counties = new TreeMap<>();
        try (Database built = Database.readOnly(database)) {
            built.query("""
                            select
                                date_key // 10000 || ' ' || region_code,
                                format('claimed {}, persons {},', claimed_persons::bigint, persons::bigint)
                            from mart.employment_by_county
                            """, row -> counties.put(row.getString(1), row.getString(2)));
        }
        return counties;
    }
}

package org.ruralwarehouse.job.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.land.QuarantinedRow;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

class LandedRowReaderTest {

    private final Path temp;

    LandedRowReaderTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(-81985529216486896)::bigint as keeper_key_high, 1::bigint as keeper_key_low",
                "'fedcba98-7654-3210-0000-000000000001'::uuid as keeper_key"
            })
    void reads_the_stored_pseudonym_of_this_version_and_the_uuid_of_version_0_1_0(String pseudonym) throws Exception {
        Contract contract = TinyWarehouse.in(temp.resolve("warehouse"))
                .definition()
                .newestContracts()
                .get(0);
        Submission submission = new PackageBuilder("yunnan").csv("orchard", "x").submission("orchard", Path.of("in"));
        Path folder = Files.createDirectories(temp.resolve("landed"));
        LandedSubmission landed = new LandedSubmission(Receipts.of(submission, 2, 2), folder, List.of(), true);
        try (Database database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")))) {
            database.execute("copy (select " + pseudonym + ", 'female' as sex, 1949 as birth_year, 2::bigint as"
                    + " source_line) to " + Sql.literal(folder.resolve(LandedFiles.ROWS)) + " (format parquet)");

            assertThat(new LandedRowReader(database, landed, contract)
                            .landedRows()
                            .map(QuarantinedRow::pseudonym))
                    .containsExactly(new QuarantinedRow.Pseudonym(0xfedcba9876543210L, 1, "female", 1949));
        }
    }
}

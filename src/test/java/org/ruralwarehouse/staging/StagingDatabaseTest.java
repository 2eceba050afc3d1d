package org.ruralwarehouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

class StagingDatabaseTest {

    /** The columns of the contract with the values of one row; {@code line} is the line number. */
    private static final String ROW = """
            2::bigint as keeper_key_high, 1::bigint as keeper_key_low, 'male' as sex, 1980 as birth_year,
            '530113' as place_code, date '2022-03-12' as planted_on, 2022 as season, line::bigint as trees,
            1.5::decimal(18,2) as yield_kg, 98.5::decimal(18,1) as survival_rate, true as is_irrigated,
            'apple' as variety, 'x' as remark""";

    private final Path temp;
    private final TinyWarehouse warehouse;
    private final Database database;

    StagingDatabaseTest(@TempDir Path temp) {
        this.temp = temp;
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"));
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Submission land(String period, int attempt, int rows, String columns) {
        Submission submission = new PackageBuilder("yunnan_" + attempt)
                .period(period)
                .attempt(attempt)
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "yunnan_" + attempt));
        Path folder = temp.resolve(
                "landed/orchard/period=" + period + "/province_code=530000/submission_key=" + submission.key());
        new JsonFiles().write(folder.resolve(LandedFiles.RECEIPT), Receipts.of(submission, rows, rows));
        database.execute(
                "copy (select " + columns + ", line::bigint as source_line from generate_series(2, " + (rows + 1)
                        + ") as t(line)) to " + Sql.literal(folder.resolve(LandedFiles.ROWS)) + " (format parquet)");
        return submission;
    }

    private StagingDatabase create() {
        LandingZone landed = LandingZone.read(temp.resolve("landed"));
        StagingDatabase staging = new StagingDatabase(database, warehouse.definition(), landed);
        staging.create();
        new DuplicateTables(database, warehouse.definition(), landed).create(Set.of(), PreviousResults.none());
        return staging;
    }

    @Test
    void reference_tables_have_the_declared_types_and_null_for_empty_cells() {
        create();

        assertThat(database.queryStrings("select column_name || ' ' || column_type from (describe ref.place)"))
                .containsExactly(
                        "place_code VARCHAR",
                        "place_name VARCHAR",
                        "opened_on DATE",
                        "hectares DOUBLE",
                        "plots BIGINT",
                        "since INTEGER",
                        "is_open BOOLEAN");
        assertThat(database.queryLong("select count(*) from ref.place where opened_on is null"))
                .isEqualTo(1);
        assertThat(database.queryStrings("select place_name from ref.place where place_code = '530113'"))
                .containsExactly("东川区");
    }

    @Test
    void creates_derived_reference_tables_in_dependency_order() {
        warehouse
                .file(
                        "reference/derived/a_open_place.sql",
                        "/* description: Open */ select * from ref.b_place where is_open")
                .file("reference/derived/b_place.sql", "/* description: All */ select * from ref.place");
        create();

        assertThat(database.queryLong("select count(*) from ref.a_open_place")).isEqualTo(2);
    }

    @Test
    void adds_comments_to_reference_tables_and_columns() {
        warehouse.file(
                "reference/derived/a_open_place.sql", "/* description: Open */ select * from ref.place where is_open");
        create();
        String undescribed = "select table_name from duckdb_tables() where schema_name = 'ref' and comment is null"
                + " union all select column_name from duckdb_columns()"
                + " where schema_name = 'ref' and table_name <> 'a_open_place' and comment is null";
        assertThat(database.queryStrings(undescribed)).isNotEmpty();
        new ReferenceTables(database, warehouse.definition().reference()).describe();

        assertThat(database.queryStrings(undescribed)).isEmpty();
        assertThat(database.queryStrings("select comment from duckdb_tables() where table_name = 'a_open_place'"))
                .containsExactly("Open");
    }

    @Test
    void a_dataset_without_submissions_is_an_empty_table_with_the_same_columns() {
        create();
        String empty = columnsOfLanded();
        database.execute("drop schema landed cascade; drop schema ref cascade");
        land("2022", 1, 1, ROW);
        create();

        assertThat(columnsOfLanded()).isEqualTo(empty);
    }

    @Test
    void a_large_dataset_is_a_view_with_the_same_rows_as_a_copied_small_one() {
        land("2022", 1, 1, ROW);
        create();
        String small = database.queryStrings("select r::varchar from landed.orchard as r")
                .toString();
        assertThat(database.queryLong("select count(*) from memory.landed_copy.orchard"))
                .isEqualTo(1);

        database.execute("drop schema landed cascade; drop schema ref cascade; drop schema landed_copy cascade");
        LandedSubmission landed =
                LandingZone.read(temp.resolve("landed")).submissions().get(0);
        new StagingDatabase(database, warehouse.definition(), new LandingZone(List.of(withRows(landed, 1_000_000))))
                .create();

        assertThat(database.queryStrings("select r::varchar from landed.orchard as r")
                        .toString())
                .isEqualTo(small);
        assertThat(database.queryLong("select count(*) from duckdb_tables() where schema_name = 'landed_copy'"))
                .isZero();
    }

    @Test
    void reads_the_uuid_of_version_0_1_0_as_two_halves_beside_files_of_this_version() {
        land("2022", 1, 1, ROW);
        land(
                "2023",
                1,
                1,
                ROW.replace(
                        "2::bigint as keeper_key_high, 1::bigint as keeper_key_low",
                        "'fedcba98-7654-3210-8000-000000000001'::uuid as keeper_key"));
        create();

        assertThat(database.query(
                        "select period, keeper_key_high, keeper_key_low from landed.orchard order by period",
                        row -> row.getString(1) + "|" + row.getLong(2) + "|" + row.getLong(3)))
                .containsExactly("2022|2|1", "2023|" + 0xfedcba9876543210L + "|" + 0x8000000000000001L);
    }

    /** The same submission with another row count in its receipt. */
    private static LandedSubmission withRows(LandedSubmission landed, long rows) {
        LandingReceipt receipt = landed.receipt();
        return new LandedSubmission(
                new LandingReceipt(
                        receipt.submission(),
                        receipt.encoding(),
                        receipt.contractVersion(),
                        receipt.contractSha256(),
                        receipt.keyId(),
                        rows,
                        rows,
                        0,
                        receipt.findingsByCode(),
                        receipt.controlTotals(),
                        receipt.sheet()),
                landed.folder(),
                landed.replays(),
                landed.isEffective());
    }

    private String columnsOfLanded() {
        return database.queryStrings("select column_name || ' ' || column_type from (describe landed.orchard)")
                .toString();
    }

    @Test
    void landed_rows_have_line_period_province_and_submission() {
        Submission submission = land("2022-Q3", 1, 2, ROW);
        create();

        assertThat(database.queryStrings(
                        "select concat_ws('|', source_line, period, province_code, submission_key, trees)"
                                + " from landed.orchard order by source_line"))
                .containsExactly(
                        "2|2022-Q3|530000|" + submission.key() + "|2", "3|2022-Q3|530000|" + submission.key() + "|3");
    }

    @Test
    void lists_all_submissions_but_only_rows_of_effective_ones() {
        land("2022", 1, 5, ROW);
        land("2022", 2, 3, ROW);
        create();

        assertThat(database.queryLong("select count(*) from landed.orchard")).isEqualTo(3);
        assertThat(database.queryStrings("select concat_ws('|', attempt, is_effective, period_type, period_start,"
                        + " period_end, sample_weight, rows_received) from landed.submission order by attempt"))
                .containsExactly("1|false|year|2022-01-01|2022-12-31|1|5", "2|true|year|2022-01-01|2022-12-31|1|3");
    }

    @Test
    void adds_the_columns_that_follow_from_the_period_of_a_submission() {
        land("2022", 1, 1, ROW);
        land("2022-Q3", 1, 1, ROW);
        land("2024-02", 1, 1, ROW);
        create();

        assertThat(database.queryStrings("select concat_ws('|', period, date_key, period_year, months_elapsed,"
                        + " previous_period) from landed.submission order by period"))
                .containsExactly(
                        "2022|20221231|2022|12|2021",
                        "2022-Q3|20220930|2022|9|2021-Q3",
                        "2024-02|20240229|2024|2|2023-02");
    }

    @Test
    void accepted_tables_exclude_rejected_rows() {
        Submission submission = land("2022", 1, 5, ROW);
        land("2021", 2, 5, ROW);
        Path rejected = temp.resolve("rejected.parquet");
        database.execute(
                "copy (select " + submission.key() + "::bigint as submission_key, 4::bigint as source_line) to "
                        + Sql.literal(rejected) + " (format parquet)");
        create().createAccepted(rejected);

        assertThat(database.queryStrings(
                        "select period || ' ' || source_line from accepted.orchard where source_line = 4"))
                .containsExactly("2021 4");
        assertThat(database.queryLong("select count(*) from accepted.orchard")).isEqualTo(9);
        assertThat(database.queryStrings(
                        "select period || ' ' || rows_accepted from accepted.submission order by period"))
                .containsExactly("2021 5", "2022 4");
    }

    @Test
    void rows_of_an_older_contract_are_null_in_new_columns() {
        warehouse.file(
                "contracts/orchard_2023.yml",
                TinyWarehouse.CONTRACT
                        .replace("valid_from: 2020-01-01", "valid_from: 2023-01-01")
                        .replace("name: remark", "name: remark_2023"));
        land("2022", 1, 2, ROW);
        create();

        assertThat(database.queryLong("select count(*) from landed.orchard where remark_2023 is null"))
                .isEqualTo(2);
    }

    @Test
    void reads_a_folder_with_quotes_and_wildcards_in_its_name() {
        Submission submission = new PackageBuilder("y").csv("orchard", "x").submission("orchard", Path.of("p"));
        Path folder =
                temp.resolve("it's [new]/orchard/period=2022/province_code=530000/submission_key=" + submission.key());
        new JsonFiles().write(folder.resolve(LandedFiles.RECEIPT), Receipts.of(submission, 1, 1));
        database.execute(
                "copy (select " + ROW + ", line::bigint as source_line from generate_series(2, 2) as t(line)) to "
                        + Sql.literal(folder.resolve(LandedFiles.ROWS)) + " (format parquet)");
        new StagingDatabase(database, warehouse.definition(), LandingZone.read(temp.resolve("it's [new]"))).create();

        assertThat(database.queryLong("select count(*) from landed.orchard")).isEqualTo(1);
    }
}

package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.SamplePackages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the job on the committed sample and checks its results. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleRunIT {

    @TempDir
    static Path folder;

    private NightlyRun nightly;
    private RunOutcome outcome;
    private CurrentRelease release;
    private Database database;

    @BeforeAll
    void run_once() {
        nightly = new NightlyRun(NightlyRun.WAREHOUSE, SamplePackages.INBOX, folder.resolve("data"));
        outcome = nightly.run();
        release = outcome.current().orElseThrow();
        database = release.open();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void reproduces_the_published_national_figures() {
        List<String> figures = database.query(
                """
                select figure_id, period, rounded_value from mart.mart_headline_figure
                where figure_id in ('I1', 'I2', 'I3', 'I4', 'I6', 'I6_growth', 'I7', 'I7_growth', 'I8_county',
                    'I8_lifted', 'I8_lifted_unrounded', 'E1', 'E3', 'R3', 'K1_counties', 'K1_provinces')
                order by figure_id, period
                """,
                row -> row.getString(1) + " " + row.getString(2) + " "
                        + new BigDecimal(row.getString(3)).stripTrailingZeros().toPlainString());

        assertThat(figures)
                .containsExactly(
                        "E1 2021 31450000",
                        "E1 2022 32779000",
                        "E3 2022 100",
                        "I1 2021 14051",
                        "I2 2021 11.6",
                        "I3 2021 12550",
                        "I4 2021 16.9",
                        "I6 2022 15111",
                        "I6_growth 2022 7.5",
                        "I7 2022 14342",
                        "I7_growth 2022 14.3",
                        "I8_county 2022 1.2",
                        "I8_lifted 2022 8",
                        "I8_lifted_unrounded 2022 7.9",
                        "K1_counties 2022 160",
                        "K1_provinces 2022 10",
                        "R3 2022 95");
    }

    @Test
    void agrees_with_every_published_figure_and_bound() {
        assertThat(database.queryStrings("""
                        select figure_id from mart.mart_headline_figure
                        where operator is not null and agrees is not true
                        """)).isEmpty();
        assertThat(database.queryLong("select count(*) from mart.mart_headline_figure where agrees"))
                .isEqualTo(database.queryLong("select count(*) from ref.published_figure"));
    }

    @Test
    void counts_each_person_once_and_every_claim() {
        List<Long> persons = database.query(
                "select sum(persons)::bigint from star.fct_employment group by date_key order by date_key",
                row -> row.getLong(1));

        assertThat(persons).containsExactly(31_450_000L, 32_779_000L);
        assertThat(database.queryLong("select sum(claimed_persons - persons)::bigint from star.fct_employment"))
                .isPositive();
        assertThat(database.queryLong("""
                        select count(*) from (
                            select person_key_high, person_key_low, date_key from star.fct_employment where persons > 0
                            group by all having count(*) > 1)
                        """)).isZero();
    }

    @Test
    void received_rows_equal_accepted_plus_quarantined_rows() {
        assertThat(release.manifest().rows()).hasSize(4).allSatisfy(rows -> assertThat(rows.received())
                .isEqualTo(rows.accepted() + rows.quarantined()));
        // The sample has no package of monitoring.
        assertThat(release.manifest().rows())
                .filteredOn(rows -> rows.received() > 0)
                .hasSize(3)
                .allSatisfy(rows -> assertThat(rows.quarantined()).isPositive());
        assertThat(outcome.checked().orElseThrow().submissions().values()).allSatisfy(SampleRunIT::isBalanced);
        long received = release.manifest().inputs().stream()
                .mapToLong(ReleaseManifest.Input::rowsReceived)
                .sum();
        assertThat(received)
                .isEqualTo(release.manifest().rows().stream()
                        .mapToLong(ReleaseManifest.RowCount::received)
                        .sum());
    }

    private static void isBalanced(CheckResult.Tally tally) {
        assertThat(tally.received()).isEqualTo(tally.accepted() + tally.quarantined());
    }

    @Test
    void loads_every_accepted_row_into_a_fact() {
        Map<String, Long> tables = release.manifest().tables();
        for (ReleaseManifest.RowCount rows : release.manifest().rows()) {
            long facts = tables.get("star.fct_" + rows.dataset());
            if (rows.received() == 0) {
                assertThat(facts).isZero();
                continue;
            }
            // Infrastructure is submitted wide and unpivoted into one row for each indicator.
            assertThat(facts % rows.accepted()).isZero();
            assertThat(facts).isPositive();
        }
    }

    @Test
    void runs_every_check() {
        assertThat(outcome.checked().orElseThrow().runs())
                .hasSizeGreaterThan(40)
                .allSatisfy(run -> assertThat(run.failure()).as(run.name()).isNull());
    }

    @Test
    void rejects_or_defers_broken_packages_and_loads_the_others() {
        assertThat(outcome.isPublished()).isTrue();
        assertThat(outcome.blockedBy()).isEmpty();
        assertThat(outcome.facts().waiting()).containsExactly(SamplePackages.shownName("gansu-2022-attempt-2"));
        assertThat(outcome.facts().rejected())
                .containsExactly(
                        SamplePackages.shownName("henan-2021-attempt-2.zip"),
                        SamplePackages.shownName("hunan-2022-attempt-2.zip"));
        assertThat(database.query(
                        """
                        select finding_code, package_name, fix_zh from meta.finding
                        where finding_code in ('hash_differs', 'package_incomplete', 'package_unreadable')
                        order by finding_code
                        """,
                        row -> tuple(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3).isBlank())))
                .containsExactly(
                        tuple("hash_differs", SamplePackages.shownName("henan-2021-attempt-2.zip"), false),
                        tuple("package_incomplete", SamplePackages.shownName("gansu-2022-attempt-2"), false),
                        tuple("package_unreadable", SamplePackages.shownName("hunan-2022-attempt-2.zip"), false));
    }

    @Test
    void uses_a_corrected_attempt_instead_of_the_previous_one() {
        List<String> attempts =
                database.query("""
                select attempt, is_effective,
                    (select count(*) from star.fct_income as f where f.submission_key = s.submission_key) > 0
                from star.dim_submission as s
                where dataset = 'income' and province_code = '520000' and period = '2022'
                order by attempt
                """, row -> row.getInt(1) + " " + row.getBoolean(2) + " " + row.getBoolean(3));

        assertThat(attempts).containsExactly("1 false false", "2 true true");
    }

    @Test
    void gives_source_and_fix_for_every_quarantined_row() {
        assertThat(database.queryLong("""
                        select count(*) from meta.finding
                        where effect = 'row_quarantined'
                            and (source_line is null or file_name is null or message_zh = '' or fix_zh = ''
                                or value_expected is null)
                        """)).isZero();
        assertThat(database.queryLong("select count(distinct (submission_key, source_line)) from meta.finding as f"
                        + " join star.dim_submission as s using (submission_key)"
                        + " where effect = 'row_quarantined' and s.is_effective"))
                .isEqualTo(release.manifest().rows().stream()
                        .mapToLong(ReleaseManifest.RowCount::quarantined)
                        .sum());
    }

    @Test
    void holds_the_same_rows_in_duckdb_and_in_parquet() {
        assertThat(release.manifest().tables()).hasSizeGreaterThan(20);
        release.manifest().tables().forEach((table, rows) -> {
            String name = table.substring(table.indexOf('.') + 1);
            Path parquet = release.folder().resolve("star").resolve(name);
            String files = Files.isDirectory(parquet)
                    ? parquet + "/*/*/*.parquet', hive_partitioning = false"
                    : parquet + ".parquet'";
            String read = "(select * from read_parquet('" + files + "))";
            assertThat(database.queryLong("select count(*) from " + read))
                    .as(name)
                    .isEqualTo(rows);
            assertThat(database.queryLong(
                            "select count(*) from (select * from " + table + " except all select * from " + read + ")"))
                    .as(name)
                    .isZero();
        });
    }

    @Test
    void describes_every_table_and_column() {
        assertThat(database.queryStrings("""
                        select schema_name || '.' || table_name from duckdb_tables()
                        where schema_name in ('star', 'mart', 'ref') and coalesce(comment, '') = ''
                        """)).isEmpty();
        assertThat(database.queryStrings("""
                        select schema_name || '.' || table_name || '.' || column_name from duckdb_columns()
                        where schema_name in ('star', 'mart') and coalesce(comment, '') = ''
                        """)).isEmpty();
        assertThat(database.queryLong("select count(*) from meta.relationship")).isGreaterThan(10);
    }

    @Test
    void has_unique_rows_per_declared_grain() {
        for (String folderName : List.of("dims", "facts", "marts", "figures")) {
            String schema = List.of("marts", "figures").contains(folderName) ? "mart." : "star.";
            for (SqlFile model : SqlFile.readAll(NightlyRun.WAREHOUSE.resolve(folderName))) {
                List<String> grain = Stream.of(
                                model.header().path("grain").toString().split("[\\[\\]\", ]+"))
                        .filter(column -> !column.isEmpty())
                        .toList();
                assertThat(grain).as(model.name()).isNotEmpty();
                assertThat(database.queryStrings("select " + String.join(", ", grain) + " from " + schema + model.name()
                                + " group by all having count(*) > 1"))
                        .as(model.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void has_only_types_that_bi_tools_support() {
        assertThat(database.queryStrings("""
                        select distinct data_type from duckdb_columns()
                        where schema_name in ('star', 'mart', 'meta')
                            and (data_type in ('HUGEINT', 'UHUGEINT', 'TIMESTAMP WITH TIME ZONE')
                                or data_type like 'ENUM%'
                                or try_cast(regexp_extract(data_type, 'DECIMAL\\((\\d+)', 1) as integer) > 18)
                        """)).isEmpty();
    }

    @Test
    void follows_a_county_through_a_change_of_its_code() {
        List<String> versions =
                database.query("""
                select distinct r.region_code, r.region_name, s.period
                from star.fct_income as f
                join star.dim_region as r on r.region_key = f.region_key
                join star.dim_submission as s on s.submission_key = f.submission_key
                where r.region_durable_key = (
                    select any_value(region_durable_key) from star.dim_region where region_code = '520581')
                order by s.period
                """, row -> row.getString(3) + " " + row.getString(1) + " " + row.getString(2));

        assertThat(versions).containsExactly("2020 520522 黔西县", "2021 520581 黔西市", "2022 520581 黔西市");
    }

    @Test
    void answers_all_sample_queries() {
        List<SqlFile> queries = SqlFile.readAll(NightlyRun.WAREHOUSE.resolve("queries"));
        assertThat(queries).hasSizeGreaterThanOrEqualTo(10);
        for (SqlFile query : queries) {
            assertThat(database.queryLong("select count(*) from (" + query.sql() + ")"))
                    .as(query.name())
                    .isNotNegative();
        }
    }

    @Test
    void writes_a_findings_table_per_province_for_excel() throws IOException {
        Path csv = release.folder().resolve("findings/530000.csv");
        byte[] head = new byte[3];
        try (var in = Files.newInputStream(csv)) {
            assertThat(in.read(head)).isEqualTo(3);
        }

        assertThat(head).containsExactly(0xEF, 0xBB, 0xBF);
        assertThat(database.queryLong("select count(*) from read_csv(" + Sql.literal(csv) + ", all_varchar = true)"))
                .isEqualTo(database.queryLong("select count(*) from meta.finding where province_code = '530000'"));
        assertThat(Files.list(release.folder().resolve("findings"))).hasSizeGreaterThan(20);
    }

    @Test
    void writes_a_receipt_for_every_headline_figure() throws IOException {
        JsonNode receipts = JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(release.folder().resolve("headlines.json")));

        assertThat(receipts.size())
                .isEqualTo((int) database.queryLong("select count(*) from mart.mart_headline_figure"));
        receipts.forEach(receipt -> {
            assertThat(receipt.path("sql").asString()).contains("select");
            assertThat(receipt.path("model").asString()).startsWith("mart.headline_");
            boolean restsOnSubmissions = !receipt.path("model").asString().equals("mart.headline_region");
            if (restsOnSubmissions) {
                assertThat(receipt.path("inputs").size())
                        .as(receipt.path("figure_id").asString())
                        .isPositive();
                assertThat(receipt.path("inputs").get(0).path("sha256").asString())
                        .hasSize(64);
            }
        });
    }

    @Test
    void never_changes_a_published_release() {
        release.manifest().files().forEach((path, sha256) -> {
            Path file = release.folder().resolve(path);
            assertThat(Files.isWritable(file) && !isRoot()).as(path).isFalse();
            assertThat(FileTree.sha256(file)).as(path).isEqualTo(sha256);
        });
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    @Test
    void publishes_no_release_when_nothing_is_new() {
        RunOutcome second = nightly.run();

        assertThat(second.isPublished()).isFalse();
        assertThat(second.current().orElseThrow().id()).isEqualTo(release.id());
        assertThat(new FileTree(nightly.settings().data().releases()).root())
                .isDirectoryContaining(path -> path.getFileName().toString().equals(release.id()));
        assertThat(nightly.settings().data().releases())
                .isDirectoryNotContaining(path -> !path.getFileName().toString().equals(release.id()));
    }
}

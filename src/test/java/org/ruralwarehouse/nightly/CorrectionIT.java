package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckFiles;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.check.CheckStage;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.SamplePackages;

/**
 * One of three provinces sends a second attempt. The next run reuses most results of the other provinces and must have
 * the same result as a full run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectionIT {

    private static final String WAIVED = """
            waivers:
              - { rule: work_place_differs, dataset: employment, province: "650000", period: "2022",
                  reason: agreed in writing, who: office, granted_on: 2023-01-01 }
            """;
    private static final String MARK = "was found before";

    @TempDir
    private static Path folder;

    private Path inbox;
    private Path corrected;
    private Path before;

    @BeforeAll
    void publish_the_previous_release() throws IOException {
        Path warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(
                NightlyRun.WAREHOUSE, warehouse, path -> !path.startsWith(NightlyRun.WAREHOUSE.resolve("data")));
        Files.writeString(warehouse.resolve("waivers.yml"), WAIVED);
        List<String> ningxia = lines("ningxia-2022", "employment", "GBK");
        List<String> xinjiang = lines("xinjiang-2022", "employment", "UTF-8");
        String claimedByTwo = cell(ningxia, 40, 0);
        set(xinjiang, 40, 0, claimedByTwo);
        set(xinjiang, 41, 4, "省外");
        inbox = folder.resolve("inbox");
        send("650000", 1, inbox, xinjiang, lines("xinjiang-2022", "income", "UTF-8"));
        SamplePackages.copy("ningxia-2022", inbox);
        List<String> first = lines("qinghai-2022", "employment", "UTF-8");
        set(first, 10, 0, cell(xinjiang, 20, 0));
        set(first, 11, 10, "13");
        set(first, 14, 4, "in_county".equals(cell(first, 14, 4)) ? "out_of_province" : "in_county");
        first.add(16, first.get(15));
        send("630000", 1, inbox, first, lines("qinghai-2022", "income", "UTF-8"));
        before = folder.resolve("before");
        assertThat(new NightlyRun(warehouse, inbox, before).run().isPublished()).isTrue();

        corrected = folder.resolve("corrected");
        NightlyRun.copyTree(inbox, corrected);
        List<String> second = lines("qinghai-2022", "employment", "UTF-8");
        set(second, 20, 0, cell(ningxia, 30, 0));
        set(second, 21, 10, "13");
        set(second, 22, 11, "9");
        set(second, 26, 0, claimedByTwo);
        second.remove(25);
        List<String> income = lines("qinghai-2022", "income", "UTF-8");
        set(income, 3, 10, "99999.99");
        send("630000", 2, corrected, second, income);
    }

    private static List<String> lines(String folder, String dataset, String charset) throws IOException {
        Path file = SamplePackages.path(folder).resolve(dataset + ".csv");
        return new ArrayList<>(Files.readAllLines(file, Charset.forName(charset)));
    }

    private static String cell(List<String> lines, int line, int column) {
        return lines.get(line).split(",", -1)[column];
    }

    private static void set(List<String> lines, int line, int column, String value) {
        String[] cells = lines.get(line).split(",", -1);
        assertThat(cells[column]).isNotEqualTo(value);
        cells[column] = value;
        lines.set(line, String.join(",", cells));
    }

    private static void send(String province, int attempt, Path inbox, List<String> employment, List<String> income) {
        new PackageBuilder("of_" + province + "_" + attempt)
                .province(province)
                .attempt(attempt)
                .manifest(manifest -> manifest.put("created", "2023-01-1" + attempt + "T08:30:00Z"))
                .csv("employment", employment.toArray(String[]::new))
                .resource("employment", resource -> resource.put("rural:personsPerRow", 500))
                .csv("income", income.toArray(String[]::new))
                .writeDirectory(SamplePackages.folder(inbox, province));
    }

    /** A copy of the data folder of the previous release. */
    private NightlyRun runAfterPreviousRelease(String name) throws IOException {
        Path warehouse = folder.resolve(name + "-warehouse");
        NightlyRun.copyTree(folder.resolve("warehouse"), warehouse);
        Path data = folder.resolve(name + "-data");
        NightlyRun.copyTree(before, data, path -> !path.equals(before.resolve("current")));
        Files.createSymbolicLink(data.resolve("current"), Files.readSymbolicLink(before.resolve("current")));
        return new NightlyRun(warehouse, corrected, data);
    }

    private static Path published(NightlyRun nightly, String file) {
        return nightly.data().resolve("current").resolve(file);
    }

    private static List<String> rows(NightlyRun nightly, String file) {
        return new ParquetFile(published(nightly, file))
                .rows().stream().sorted().toList();
    }

    private static List<String> counts(RunOutcome outcome) {
        return outcome.checked().orElseThrow().runs().stream()
                .map(run -> run.name() + " " + run.rows() + " " + run.failure())
                .toList();
    }

    private static Map<String, String> reports(NightlyRun nightly) {
        Map<String, String> digests = new TreeMap<>();
        Path reports = nightly.data().resolve("reports");
        for (Path file : new FileTree(reports).files()) {
            try {
                digests.put(reports.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return digests;
    }

    @Test
    void gives_the_same_result_as_a_full_run() throws IOException {
        NightlyRun after = runAfterPreviousRelease("after");
        RunOutcome outcome = after.run();
        NightlyRun all = new NightlyRun(after.warehouse(), corrected, folder.resolve("all-data"));
        NightlyRun.copyTree(before.resolve("secret"), all.data().resolve("secret"));
        RunOutcome rebuilt = all.run();

        for (String file : parquet(all)) {
            assertThat(rows(after, file)).as(file).isEqualTo(rows(all, file));
        }
        assertThat(counts(outcome)).isEqualTo(counts(rebuilt));
        CheckResult result = outcome.checked().orElseThrow();
        CheckResult expected = rebuilt.checked().orElseThrow();
        assertThat(result.tallies()).isEqualTo(expected.tallies());
        assertThat(result.submissions()).isEqualTo(expected.submissions());
        assertThat(result.waivers()).isEqualTo(expected.waivers()).hasSize(1);
        assertThat(outcome.current().orElseThrow().manifest().findings())
                .isEqualTo(rebuilt.current().orElseThrow().manifest().findings());
        assertThat(reports(after)).isEqualTo(reports(all));
    }

    private static List<String> parquet(NightlyRun nightly) {
        Path release = nightly.data().resolve("current");
        try (Stream<Path> files = Stream.concat(
                Stream.of(release.resolve("findings/findings.parquet")),
                Stream.concat(Files.walk(release.resolve("check")), Files.walk(release.resolve("quarantine"))))) {
            List<String> names = files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> release.relativize(file).toString())
                    .toList();
            assertThat(names)
                    .contains(
                            "check/of_provinces.parquet",
                            "check/repeated_rows/employment.parquet",
                            "quarantine/employment.parquet");
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ensures that the comparison above compares changed results. */
    @Test
    void changes_findings_and_duplicate_claims() throws IOException {
        NightlyRun then = new NightlyRun(folder.resolve("warehouse"), inbox, before);
        NightlyRun after = runAfterPreviousRelease("changes");
        after.run();

        String repeated = "check/repeated_rows/employment.parquet";
        List<String> gone = new ArrayList<>(rows(then, repeated));
        gone.removeAll(rows(after, repeated));
        List<String> come = new ArrayList<>(rows(after, repeated));
        come.removeAll(rows(then, repeated));
        // Of a person claimed by two provinces a row of each; of a person claimed by three, only that of the third is
        // new.
        assertThat(provinces(gone)).contains("650000").doesNotContain("640000");
        assertThat(provinces(come)).contains("640000", "630000").doesNotContain("650000");
        assertThat(codes(then, "630000")).contains("work_place_differs").doesNotContain("unit_suspect");
        assertThat(codes(after, "630000")).contains("unit_suspect");
        assertThat(codes(then, "630000").stream()
                        .filter("duplicate_key"::equals)
                        .count())
                .isGreaterThan(codes(after, "630000").stream()
                        .filter("duplicate_key"::equals)
                        .count());
    }

    /** Values of the second-last column. */
    private static List<String> provinces(List<String> rows) {
        return rows.stream()
                .map(row -> row.split("\\|", -1))
                .map(cells -> cells[cells.length - 2])
                .toList();
    }

    private static List<String> codes(NightlyRun nightly, String province) {
        return new ParquetFile(published(nightly, "findings/findings.parquet"))
                .rows("province_code", "finding_code").stream()
                        .filter(row -> row.startsWith(province))
                        .map(row -> row.substring(province.length() + 1))
                        .toList();
    }

    /** Verifies the declaration {@code scope: province}. */
    @Test
    void province_scoped_checks_do_not_depend_on_other_provinces() throws IOException {
        NightlyRun nightly = runAfterPreviousRelease("alone");
        WarehouseDefinition definition = new WarehouseDefinitionReader(nightly.warehouse()).read();
        CheckStage stage = new CheckStage(
                definition, CheckCatalog.read(definition), nightly.settings().duckDb());
        List<LandedSubmission> landed =
                LandingZone.read(nightly.settings().data().landed()).submissions();
        List<String> found = new ArrayList<>();
        for (String province : List.of("630000", "640000", "650000")) {
            CheckFiles out = new CheckFiles(folder.resolve("alone-" + province));
            List<LandedSubmission> own = landed.stream()
                    .filter(s -> s.submission().provinceCode().equals(province))
                    .toList();
            stage.checkQuality(new LandingZone(own), List.of(), out);
            found.addAll(new ParquetFile(out.reusable().provinceFindings()).rows());
        }

        assertThat(found)
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(rows(nightly, "check/of_provinces.parquet"));
    }

    @Test
    void reuses_findings_of_other_provinces() throws IOException {
        assertThat(reusedMarks(runAfterPreviousRelease("taken"))).containsExactlyInAnyOrder("640000", "650000");
    }

    @ParameterizedTest
    @CsvSource({
        "checks/quality/employment__age_fits_work.sql, between 16 and 80, between 16 and 81",
        "checks/prepared/region_code_suspect.sql, Rows whose county code, All rows whose county code",
        "waivers.yml, agreed in writing, agreed by telephone",
    })
    void nothing_is_taken_over_when_the_office_has_changed_a_definition(String file, String what, String by)
            throws IOException {
        NightlyRun after = runAfterPreviousRelease("changed-" + file.replace('/', '-'));
        Path changed = after.warehouse().resolve(file);
        String text = Files.readString(changed);
        Files.writeString(changed, text.replace(what, by));
        assertThat(Files.readString(changed)).isNotEqualTo(text);

        assertThat(reusedMarks(after)).isEmpty();
    }

    @Test
    void documentation_does_not_change_the_fingerprint() throws IOException {
        NightlyRun after = runAfterPreviousRelease("words");
        Path words = after.warehouse().resolve("checks/README.md");
        Files.writeString(words, Files.readString(words) + "\nAnother word.\n");

        assertThat(reusedMarks(after)).containsExactlyInAnyOrder("640000", "650000");
    }

    /** Marks the previous findings of all provinces and returns the codes of the provinces whose marks are reused. */
    private static List<String> reusedMarks(NightlyRun nightly) throws IOException {
        Path kept = published(nightly, "check/of_provinces.parquet").toRealPath();
        Path marked = kept.resolveSibling("marked.parquet");
        try (Database database = Database.inMemory(nightly.settings().duckDb())) {
            database.execute("copy (select * replace (" + Sql.literal(MARK)
                    + " as value_found, null as found_message) from read_parquet(" + Sql.literal(kept) + ")) to "
                    + Sql.literal(marked) + " (format parquet)");
            assertThat(database.queryStrings("select distinct province_code from " + Sql.literal(marked)))
                    .contains("630000", "640000", "650000");
        }
        Files.delete(kept);
        Files.move(marked, kept);
        assertThat(nightly.run().isPublished()).isTrue();
        return new ParquetFile(published(nightly, "findings/findings.parquet"))
                .rows("province_code", "value_found").stream()
                        .filter(row -> row.endsWith(MARK))
                        .map(row -> row.substring(0, row.indexOf('|')))
                        .distinct()
                        .toList();
    }
}

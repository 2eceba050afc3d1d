package org.ruralwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.testing.SamplePackages;

/**
 * What the commands print, on five packages of the sample: numbers, names and codes. The wording of sentences is free.
 * The contract is too strict in the first run and is corrected before {@code impact} and {@code replay}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CommandOutputIT {

    private static final Path WAREHOUSE = Path.of("warehouse");
    private static final String WITH_QUARANTINED_ROWS = "hainan-2022";
    private static final String CLEAN = "chongqing-2020.zip";
    private static final String INCOMPLETE = "gansu-2022-attempt-2";
    private static final String UNREADABLE = "hunan-2022-attempt-2.zip";
    private static final String RULE = "value_out_of_range";

    private Path folder;
    private Path data;
    private Path settings;
    private Path contract;
    private Console nightly;

    @BeforeAll
    void runs_the_nightly_job_once(@TempDir Path temp) throws IOException {
        folder = temp;
        Path warehouse = folder.resolve("warehouse");
        copy(WAREHOUSE, warehouse);
        contract = warehouse.resolve("contracts/employment.yml");
        replaceInContract("maximum: 12 }", "maximum: 6 }");
        Path inbox = folder.resolve("inbox");
        for (String name : List.of(WITH_QUARANTINED_ROWS, "hainan-2020", CLEAN, INCOMPLETE, UNREADABLE)) {
            SamplePackages.copy(name, inbox);
        }
        data = folder.resolve("data");
        settings = Files.writeString(
                folder.resolve("nightly.yml"),
                "inbox: " + inbox + "\nwarehouse: " + warehouse + "\ndata: " + folder.resolve("unused") + "\n");
        nightly = run("nightly", "--plain");
    }

    private Console run(String command, String... arguments) {
        Stream<String> options = Stream.of(command, "--settings", settings.toString(), "--data", data.toString());
        return Console.run(Stream.concat(options, Stream.of(arguments)).toArray(String[]::new));
    }

    private void replaceInContract(String before, String after) throws IOException {
        String text = Files.readString(contract);
        assertThat(text).contains(before);
        Files.writeString(contract, text.replace(before, after));
    }

    private String release() throws IOException {
        return data.resolve("current").toRealPath().getFileName().toString();
    }

    @Test
    @Order(1)
    void nightly_prints_stages_packages_rows_findings_and_the_release() throws IOException {
        assertThat(nightly.err()).isEmpty();
        assertThat(nightly.code()).isEqualTo(ExitCode.SOME_REJECTED);
        for (String stage : List.of("accept", "land", "check", "model", "report", "publish")) {
            assertThat(nightly.out()).containsPattern("(?m)^ *\\d+\\.\\ds +" + stage + " ");
        }
        assertThat(Console.numbers(nightly.line("Packages"))).containsExactly(3L, 0L, 1L, 1L);
        assertThat(nightly.lines().stream().filter(line -> line.endsWith(" " + SamplePackages.shownName(INCOMPLETE))))
                .hasSize(1);
        assertThat(nightly.lines().stream().filter(line -> line.endsWith(" " + SamplePackages.shownName(UNREADABLE))))
                .hasSize(1);
        List<List<Long>> datasets = nightly.lines().stream()
                .filter(line -> line.matches(" {11}[a-z_]+( +[0-9,]+){3}"))
                .map(Console::numbers)
                .toList();
        assertThat(datasets)
                .isNotEmpty()
                .allSatisfy(rows -> assertThat(rows.get(0)).isEqualTo(rows.get(1) + rows.get(2)))
                .anySatisfy(rows ->
                        assertThat(rows).allSatisfy(count -> assertThat(count).isPositive()));
        assertThat(Console.numbers(nightly.line("           " + RULE))).hasSize(1);
        assertThat(nightly.line("release", release())).isNotBlank();
        assertThat(nightly.out()).doesNotContain("\u001B").doesNotContain("\r");
    }

    @Test
    @Order(2)
    void nightly_without_new_packages_keeps_the_release() throws IOException {
        String before = release();

        Console again = run("nightly", "--plain");

        assertThat(again.code()).isEqualTo(ExitCode.SOME_REJECTED);
        assertThat(release()).isEqualTo(before);
        assertThat(Console.numbers(again.line("Packages"))).containsExactly(0L, 3L, 1L, 1L);
    }

    @Test
    @Order(3)
    void status_prints_the_release_with_its_tables_the_landed_files_and_the_runs() throws IOException {
        Console status = run("status");

        assertThat(status.code()).isZero();
        assertThat(status.err()).isEmpty();
        assertThat(status.line("Release")).contains(release());
        assertThat(Console.numbers(status.line("star.dim_submission"))).containsExactly(5L);
        assertThat(Console.numbers(status.line("Landed"))).startsWith(5L, 0L);
        assertThat(status.out()).contains("COMPLETED");
    }

    @Test
    @Order(3)
    void status_prints_as_many_runs_as_asked() {
        long none = run("status", "--runs", "0").lines().size();

        assertThat(run("status", "--runs", "1").lines()).hasSize((int) none + 1);
    }

    @Test
    @Order(3)
    void query_prints_a_table_whose_columns_line_up() {
        Console query = run("query", "select 1 as n, '中文' as text, null as nothing union all select 20, 'x', 'y'");

        assertThat(query.code()).isZero();
        assertThat(query.err()).isEmpty();
        assertThat(query.lines().subList(0, 3)).containsExactly("n   text  nothing", "1   中文  ∅", "20  x     y");
        assertThat(Console.numbers(query.lines().get(3).replaceAll("[()]", " ")))
                .startsWith(2L);
    }

    @Test
    @Order(3)
    void query_prints_no_more_rows_than_the_limit() {
        Console query = run("query", "--limit", "2", "select range as number from range(5)");

        assertThat(query.lines()).hasSize(4).startsWith("number", "0", "1");
        assertThat(query.lines().get(3)).contains("2", "--limit");
    }

    @Test
    @Order(3)
    void query_rejects_a_statement_that_writes() {
        Console query = run("query", "create table star.t as select 1");

        assertThat(query.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(query.out()).isEmpty();
        assertThat(query.err()).contains("duckdb -readonly");
    }

    @Test
    @Order(3)
    void query_prints_the_reason_of_a_wrong_statement_in_standard_error() {
        Console query = run("query", "select no_such_column from star.dim_region");

        assertThat(query.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(query.out()).isEmpty();
        assertThat(query.err()).contains("no_such_column");
    }

    @Test
    void query_without_a_release_prints_to_standard_error_only() {
        Console query = Console.run("query", "--data", folder.resolve("nothing").toString(), "select 1");

        assertThat(query.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(query.out()).isEmpty();
        assertThat(query.err()).contains("make run");
    }

    @Test
    @Order(3)
    void impact_of_no_change_prints_one_line() {
        Console impact = run("impact");

        assertThat(impact.code()).isZero();
        assertThat(impact.lines()).hasSize(1);
    }

    @Test
    @Order(4)
    void impact_prints_the_rows_that_a_change_affects_by_package_and_rule() throws IOException {
        replaceInContract("maximum: 6 }", "maximum: 12 }");

        Console impact = run("impact");

        assertThat(impact.code()).isZero();
        assertThat(impact.err()).isEmpty();
        assertThat(impact.lines().get(0)).startsWith("package").contains("dataset", "period", "rule");
        List<Long> counts = Console.numbers(impact.line(WITH_QUARANTINED_ROWS, RULE));
        assertThat(counts).hasSize(3).startsWith(2022L, 0L);
        assertThat(counts.get(2)).isPositive();
        List<Long> totals = Console.numbers(impact.lines().get(impact.lines().size() - 1));
        assertThat(totals).hasSize(2).startsWith(0L);
    }

    @Test
    @Order(5)
    void replay_prints_the_rows_that_pass_and_lands_them_once() {
        Console replay = run("replay");

        assertThat(replay.code()).isZero();
        assertThat(replay.err()).isEmpty();
        List<Long> counts = Console.numbers(replay.line(WITH_QUARANTINED_ROWS));
        assertThat(counts).hasSize(2);
        assertThat(counts.get(0)).isPositive().isLessThan(counts.get(1));

        Console again = run("replay");

        assertThat(again.code()).isZero();
        assertThat(again.lines()).hasSize(1);
        assertThat(Console.numbers(again.lines().get(0))).startsWith(0L);
    }

    @Test
    void validate_prints_rows_findings_and_where_the_report_is() {
        Path reports = folder.resolve("reports");

        Console validate = Console.run(
                "validate", SamplePackages.path(WITH_QUARANTINED_ROWS).toString(), "--reports", reports.toString());

        assertThat(validate.code()).isEqualTo(ExitCode.SOME_REJECTED);
        assertThat(validate.err()).isEmpty();
        assertThat(validate.lines().get(0)).contains(WITH_QUARANTINED_ROWS, "accepted_with_quarantined_rows");
        List<Long> rows = Console.numbers(validate.line("employment.csv "));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).isEqualTo(rows.get(1) + rows.get(2));
        assertThat(validate.line("error", RULE)).isNotBlank();
        Path report = reports.resolve(WITH_QUARANTINED_ROWS).resolve("report.html");
        assertThat(validate.out()).contains(report.toString());
        assertThat(report).isNotEmptyFile();
    }

    @Test
    void validate_of_a_correct_package_prints_no_error() {
        Console validate = Console.run(
                "validate",
                SamplePackages.path(CLEAN).toString(),
                "--reports",
                folder.resolve("clean").toString());

        assertThat(validate.code()).isZero();
        assertThat(validate.err()).isEmpty();
        assertThat(validate.out()).contains("accepted").doesNotContain("  error ");
    }

    @Test
    void validate_of_a_missing_package_names_it_in_standard_error() {
        Console validate = Console.run("validate", folder.resolve("missing").toString());

        assertThat(validate.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(validate.out()).isEmpty();
        assertThat(validate.err()).contains("missing");
    }

    @Test
    void generate_prints_one_line_for_each_package_and_the_total() throws IOException {
        Path out = folder.resolve("generated");

        Console generate = Console.run("generate", "--periods", "2020", "--out", out.toString());

        assertThat(generate.code()).isZero();
        assertThat(generate.err()).isEmpty();
        long packages;
        try (Stream<Path> entries = Files.list(out)) {
            packages = entries.count();
        }
        assertThat(generate.lines()).hasSize((int) packages + 2);
        assertThat(generate.line(packages + "/" + packages + " ")).contains("-2020");
        List<String> lines = generate.lines();
        assertThat(Console.numbers(lines.get(0))).startsWith(packages);
        assertThat(Console.numbers(lines.get(lines.size() - 1))).startsWith(packages);
    }

    private static void copy(Path source, Path target) {
        try (Stream<Path> entries = Files.walk(source)) {
            for (Path entry : entries.filter(path -> !path.startsWith(WAREHOUSE.resolve("data")))
                    .toList()) {
                Path copy = target.resolve(source.relativize(entry).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                if (!Files.isDirectory(copy)) {
                    Files.copy(entry, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

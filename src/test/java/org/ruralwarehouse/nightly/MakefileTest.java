package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The targets of the Makefile, run for real without building anything. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class MakefileTest {

    private static String make(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("make", "--no-print-directory"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select \"a b\", 'c'\nfrom t\nwhere d ~ '^e$'",
                "select '$(HOME)', `x`, $$1$$ -- \\",
            })
    void query_passes_the_sql_on_unchanged(String sql) throws Exception {
        String output = make("query", "SQL=" + sql, "JAR=Makefile", "SOURCES=", "APP=printf '%s|'");

        assertThat(output).isEqualTo("query|" + sql + "|");
    }

    @Test
    void without_a_target_lists_every_target_with_its_description() throws Exception {
        List<String> targets = Pattern.compile("(?m)^\\.PHONY: (.+)$")
                .matcher(Files.readString(Path.of("Makefile")))
                .results()
                .map(target -> target.group(1))
                .filter(target -> !target.equals("help"))
                .toList();

        List<String> lines =
                make().lines().filter(line -> line.startsWith("  make ")).toList();

        assertThat(lines).extracting(line -> line.strip().split(" +")[1]).containsExactlyElementsOf(targets);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).matches("  make [a-z-]+ +[A-Z].{10,}").hasSizeLessThanOrEqualTo(120));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).endsWith("make query SQL=\"select * from mart_headline_figure\""));
    }

    @Test
    void without_a_target_groups_the_targets() throws Exception {
        assertThat(make().lines().filter(line -> !line.isEmpty() && !line.startsWith(" ")))
                .containsExactly("Run", "Build", "Test", "Code quality");
    }

    @Test
    void test_all_runs_every_suite() throws Exception {
        String commands = make("--dry-run", "test-all");

        assertThat(commands)
                .contains("spotless:check", " verify", "assembly:single", "-Dit.test=DistributionIT")
                .contains("-Dtest=CsvFuzzTest", "-Dtest=IncrementalSequenceIT", "javadoc:javadoc");
    }

    @Test
    void lint_reports_that_shell_scripts_were_not_checked() throws Exception {
        assertThat(make("--dry-run", "lint")).contains("shellcheck jobs/warehouse .ci/run", "SKIPPED");
    }
}

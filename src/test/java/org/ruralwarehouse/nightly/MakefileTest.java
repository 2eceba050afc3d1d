package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs targets of the Makefile without building anything. */
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
    void query_passes_the_sql_unchanged(String sql) throws Exception {
        String output = make("query", "SQL=" + sql, "JAR=Makefile", "SOURCES=", "APP=printf '%s|'");

        assertThat(output).isEqualTo("query|" + sql + "|");
    }

    @Test
    void lists_all_targets_without_a_target() throws Exception {
        assertThat(make())
                .contains("make query      ", "current release: make query SQL=\"select * from mart_headline_figure\"")
                .contains("SCALE=sample|tenth|national RUNS=3");
    }
}

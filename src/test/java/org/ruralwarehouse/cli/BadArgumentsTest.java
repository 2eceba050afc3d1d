package org.ruralwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scheduler learns of arguments that make no sense: 2, and nothing was done. */
class BadArgumentsTest {

    private final Path temp;

    BadArgumentsTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private static void assertRefused(String... arguments) {
        assertThat(Main.run(arguments)).isEqualTo(ExitCode.INVALID_CONFIGURATION);
    }

    @Test
    void fewer_rows_than_none() {
        assertRefused("query", "--limit", "-1", "select 1");
    }

    @Test
    void fewer_runs_than_none() {
        assertRefused("status", "--runs", "-3");
    }

    @Test
    void an_inbox_that_is_not_there() {
        Path nowhere = temp.resolve("nowhere");

        assertRefused("nightly", "--plain", "--inbox", nowhere.toString(), "--data", temp + "/data");
    }

    @Test
    void a_folder_for_settings() {
        assertRefused("status", "--settings", temp.toString());
    }

    @Test
    void a_file_for_the_folder_of_the_data_or_above_it() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertRefused("nightly", "--plain", "--data", file.toString());
        assertRefused("nightly", "--plain", "--data", file + "/data");
    }

    @Test
    void a_generator_that_is_not_there() {
        assertRefused("generate", "--generator", temp + "/nowhere", "--out", temp + "/out");
    }
}

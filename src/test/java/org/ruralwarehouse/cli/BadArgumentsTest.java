package org.ruralwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invalid arguments end with exit code 2 and without side effects. */
class BadArgumentsTest {

    private final Path temp;

    BadArgumentsTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private static void assertInvalidArguments(String... arguments) {
        assertThat(Main.run(arguments)).isEqualTo(ExitCode.INVALID_CONFIGURATION);
    }

    @Test
    void rejects_a_negative_limit() {
        assertInvalidArguments("query", "--limit", "-1", "select 1");
    }

    @Test
    void rejects_a_negative_number_of_runs() {
        assertInvalidArguments("status", "--runs", "-3");
    }

    @Test
    void rejects_a_missing_inbox() {
        Path nowhere = temp.resolve("nowhere");

        assertInvalidArguments("nightly", "--plain", "--inbox", nowhere.toString(), "--data", temp + "/data");
    }

    @Test
    void rejects_a_folder_as_settings_file() {
        assertInvalidArguments("status", "--settings", temp.toString());
    }

    @Test
    void rejects_a_file_as_data_folder_or_as_its_parent() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertInvalidArguments("nightly", "--plain", "--data", file.toString());
        assertInvalidArguments("nightly", "--plain", "--data", file + "/data");
    }

    @Test
    void rejects_a_period_to_generate_that_is_none_and_names_the_expected_forms() {
        Console generate = Console.run("generate", "--periods", "2020,2020-Q7", "--out", temp + "/out");

        assertThat(generate.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(generate.err())
                .contains("--periods")
                .contains("'2020-Q7' is not a period; expected a year (2022), a quarter (2022-Q3) or a month (2022-09)")
                .doesNotContain("Exception");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void rejects_a_missing_generator_folder() {
        assertInvalidArguments("generate", "--generator", temp + "/nowhere", "--out", temp + "/out");
    }
}

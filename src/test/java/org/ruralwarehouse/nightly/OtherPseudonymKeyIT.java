package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.cli.Main;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.SamplePackages;

/** Submissions never land under a second pseudonym key, because the same person would have two pseudonyms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherPseudonymKeyIT {

    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final int INVALID_CONFIGURATION = 2;

    @TempDir
    private static Path folder;

    private Path inbox;
    private Path data;
    private String landed;

    /** Exit code and output of a command. */
    private record ProcessResult(int code, String output) {}

    @BeforeAll
    void run_under_one_key_and_prepare_another_package() throws Exception {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        data = folder.resolve("data");
        SamplePackages.copy("ningxia-2022", inbox);
        assertThat(runNightly(KEY).code()).isZero();
        landed = landed();
        SamplePackages.copy("hainan-2022", inbox);
    }

    private String landed() {
        return new FileTree(data.resolve("landed")).sha256();
    }

    private ProcessResult runNightly(@Nullable String key) throws IOException, InterruptedException {
        return run(key, "nightly", "--plain", "--inbox", inbox.toString(), "--data", data.toString());
    }

    private static ProcessResult run(@Nullable String key, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().remove("RURAL_PSEUDONYM_KEY");
        if (key != null) {
            builder.environment().put("RURAL_PSEUDONYM_KEY", key);
        }
        return new ProcessResult(builder.start().waitFor(), Files.readString(log));
    }

    private static String id(String key) {
        return new PseudonymKey(HexFormat.of().parseHex(key)).id();
    }

    @Test
    void rejects_a_run_under_another_key_before_anything_lands() throws Exception {
        ProcessResult result = runNightly(OTHER);

        assertThat(result.code()).isEqualTo(INVALID_CONFIGURATION);
        assertThat(result.output())
                .contains("RURAL_PSEUDONYM_KEY: this pseudonym key has the id " + id(OTHER))
                .contains("have landed under " + id(KEY))
                .contains("Restore that key")
                .contains("empty data folder")
                .doesNotContain(OTHER, KEY, "Exception");
        assertThat(landed()).isEqualTo(landed);
    }

    @Test
    void does_not_create_a_new_key_when_the_key_is_lost() throws Exception {
        ProcessResult result = runNightly(null);

        assertThat(result.code()).isEqualTo(INVALID_CONFIGURATION);
        assertThat(result.output()).contains("there is no pseudonym key").contains(id(KEY));
        assertThat(data.resolve("secret")).doesNotExist();
        assertThat(landed()).isEqualTo(landed);
    }

    @Test
    void rejects_a_replay_under_another_key() throws Exception {
        ProcessResult replay = run(OTHER, "replay", "--data", data.toString());

        assertThat(replay.code()).isEqualTo(INVALID_CONFIGURATION);
        assertThat(replay.output()).contains(id(OTHER), id(KEY));
        assertThat(landed()).isEqualTo(landed);
    }

    @Test
    void validates_a_package_under_any_key() throws Exception {
        ProcessResult validation = run(
                OTHER,
                "validate",
                "--warehouse",
                NightlyRun.WAREHOUSE.toString(),
                SamplePackages.in(inbox, "ningxia-2022").toString(),
                "--reports",
                folder.resolve("reports").toString());

        assertThat(validation.code()).isNotEqualTo(INVALID_CONFIGURATION);
        assertThat(folder.resolve("reports/ningxia-2022/report.json")).exists();
    }
}

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

/** Nothing lands beside what has landed under another pseudonym key: the persons of both would be strangers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherPseudonymKeyIT {

    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final int WRONG_SETTINGS = 2;

    @TempDir
    private static Path folder;

    private Path inbox;
    private Path data;
    private String landed;

    /** What a command printed, and how it ended. */
    private record Ended(int code, String output) {}

    @BeforeAll
    void a_night_under_one_key_and_a_package_for_the_next() throws Exception {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        data = folder.resolve("data");
        NightlyRun.copyTree(NightlyRun.SAMPLE.resolve("ningxia-2022"), inbox.resolve("ningxia-2022"));
        assertThat(night(KEY).code()).isZero();
        landed = landed();
        NightlyRun.copyTree(NightlyRun.SAMPLE.resolve("hainan-2022"), inbox.resolve("hainan-2022"));
    }

    private String landed() {
        return new FileTree(data.resolve("landed")).sha256();
    }

    private Ended night(@Nullable String key) throws IOException, InterruptedException {
        return run(key, "nightly", "--plain", "--inbox", inbox.toString(), "--data", data.toString());
    }

    private static Ended run(@Nullable String key, String... arguments) throws IOException, InterruptedException {
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
        return new Ended(builder.start().waitFor(), Files.readString(log));
    }

    private static String id(String key) {
        return new PseudonymKey(HexFormat.of().parseHex(key)).id();
    }

    @Test
    void a_night_under_another_key_is_refused_before_anything_lands() throws Exception {
        Ended night = night(OTHER);

        assertThat(night.code()).isEqualTo(WRONG_SETTINGS);
        assertThat(night.output())
                .contains("RURAL_PSEUDONYM_KEY: this pseudonym key has the id " + id(OTHER))
                .contains("has landed under " + id(KEY))
                .contains("Bring back that key")
                .contains("empty data folder")
                .doesNotContain(OTHER, KEY, "Exception");
        assertThat(landed()).isEqualTo(landed);
    }

    @Test
    void a_night_that_has_lost_its_key_makes_no_new_one() throws Exception {
        Ended night = night(null);

        assertThat(night.code()).isEqualTo(WRONG_SETTINGS);
        assertThat(night.output()).contains("there is no pseudonym key").contains(id(KEY));
        assertThat(data.resolve("secret")).doesNotExist();
        assertThat(landed()).isEqualTo(landed);
    }

    @Test
    void a_replay_under_another_key_is_refused() throws Exception {
        Ended replay = run(OTHER, "replay", "--data", data.toString());

        assertThat(replay.code()).isEqualTo(WRONG_SETTINGS);
        assertThat(replay.output()).contains(id(OTHER), id(KEY));
        assertThat(landed()).isEqualTo(landed);
    }

    @Test
    void a_package_can_be_validated_under_any_key() throws Exception {
        Ended validation = run(
                OTHER,
                "validate",
                "--warehouse",
                NightlyRun.WAREHOUSE.toString(),
                inbox.resolve("ningxia-2022").toString(),
                "--reports",
                folder.resolve("reports").toString());

        assertThat(validation.code()).isNotEqualTo(WRONG_SETTINGS);
        assertThat(folder.resolve("reports/ningxia-2022/report.json")).exists();
    }
}

package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.testing.SamplePackages;

/** The published file opens in DuckDB drivers 1.4, 1.5 and 2.0, which BI tools ship. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriversIT {

    private static final Path DRIVERS = Path.of("target", "drivers");

    @TempDir
    static Path folder;

    private Path database;

    @BeforeAll
    void publish() {
        database = new NightlyRun(NightlyRun.WAREHOUSE, SamplePackages.INBOX, folder.resolve("data"))
                .run()
                .current()
                .orElseThrow()
                .database();
    }

    @Test
    void tests_three_generations_of_drivers() throws IOException {
        assertThat(drivers()).hasSize(3);
    }

    private static List<Path> drivers() throws IOException {
        try (Stream<Path> jars = Files.list(DRIVERS)) {
            return jars.sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> opens_the_release_with_its_comments() throws IOException {
        return drivers().stream()
                .map(driver -> DynamicTest.dynamicTest(driver.getFileName().toString(), () -> assertThat(open(driver))
                        .contains("persons=32779000", "remarks=true")));
    }

    private String open(Path driver) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        driver + ":target/test-classes",
                        OpenWithDriver.class.getName(),
                        database.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}

package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SamplePackages;

/** The cost of the checks grows linearly with the rows of a package, also when all rows are of one county. */
class DuplicateRowsIT {

    private static final int ROWS_OF_ONE_COUNTY = 30_000;
    private static final List<String> DATASETS = List.of("income", "infrastructure", "monitoring");

    /** A join of all pairs takes minutes. */
    private static final long MAX_MILLISECONDS = 15_000;

    private final NightlyRun nightly;

    DuplicateRowsIT(@TempDir Path folder) {
        nightly = new NightlyRun(NightlyRun.WAREHOUSE, folder.resolve("inbox"), folder.resolve("data"));
    }

    /** Repeats the rows of the first county of a sample package in each of its files. */
    private void send(String period) throws IOException {
        PackageBuilder builder =
                new PackageBuilder("hainan-" + period).province("460000").period(period);
        for (String dataset : DATASETS) {
            Path file = SamplePackages.path("hainan-" + period).resolve(dataset + ".csv");
            if (Files.exists(file)) {
                builder.csv(dataset, StandardCharsets.UTF_8, repeated(Files.readAllLines(file)));
            }
        }
        builder.writeDirectory(SamplePackages.folder(nightly.inbox(), "460000"));
    }

    private static String[] repeated(List<String> lines) {
        List<String> result = new ArrayList<>(lines.subList(0, 1));
        List<String> ofCounty = lines.stream()
                .skip(1)
                .filter(line -> line.startsWith(lines.get(1).substring(0, 6)))
                .toList();
        while (result.size() <= ROWS_OF_ONE_COUNTY) {
            result.addAll(ofCounty);
        }
        return result.toArray(String[]::new);
    }

    @Test
    void thirty_thousand_rows_of_one_county_in_two_years_are_checked_within_seconds() throws IOException {
        SamplePackages.copy("xizang-2022", nightly.inbox());
        send("2021");
        send("2022");

        RunOutcome outcome = nightly.run();

        assertThat(outcome.isPublished()).isTrue();
        List<CheckResult.Run> runs = outcome.checked().orElseThrow().runs();
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.failure()).as(run.name()).isNull();
            assertThat(run.milliseconds()).as(run.name()).isLessThan(MAX_MILLISECONDS);
            assertThat(run.rows()).as(run.name()).isLessThanOrEqualTo(10L * ROWS_OF_ONE_COUNTY);
        });
        assertThat(runs.stream()
                        .filter(run -> run.code().equals("duplicate_key"))
                        .mapToLong(CheckResult.Run::rows)
                        .sum())
                .isGreaterThan(ROWS_OF_ONE_COUNTY);
    }
}

package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ruralwarehouse.settings.DataLayout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports the time per stage from the job repository and the run folder. */
final class StageSpans {

    private static final int LISTED_ROWS = 10;
    private static final String STEPS = """
            select step_name, start_time, end_time
            from batch_step_execution
            where job_execution_id = (select max(job_execution_id) from batch_job_execution)
                and step_name not like '%:%'
            order by start_time, end_time desc
            """;

    private record Cost(String name, double milliseconds, long rows) {}

    private final DataLayout data;
    private final JsonMapper json = JsonMapper.builder().build();

    StageSpans(Path data) {
        this.data = new DataLayout(data);
    }

    /** Rows received in the current release. */
    long rowsReceived() {
        long rows = 0;
        for (JsonNode input : read(data.current().resolve("manifest.json")).path("inputs")) {
            rows += input.path("rowsReceived").asLong();
        }
        return rows;
    }

    void report(Report report, double wallSeconds) {
        long rows = rowsReceived();
        List<List<String>> lines = new ArrayList<>();
        double rest = wallSeconds;
        for (StepTimes.Line step : StepTimes.lines(steps())) {
            lines.add(line(step, rows, wallSeconds));
            rest -= step.added();
        }
        rest = Math.max(0, rest);
        lines.add(line(new StepTimes.Line("start and end of the process", rest, rest), rows, wallSeconds));
        lines.add(line(new StepTimes.Line("all", wallSeconds, wallSeconds), rows, wallSeconds));
        report.section(
                "Time per stage",
                NumberFormats.count(rows)
                        + " rows received; latest run, from the job repository. For a step that runs in parallel with"
                        + " another, the share is the time that it adds to the run.",
                List.of("stage", "time", "rows per second", "share"),
                lines);
        report.section("The most expensive checks", "", List.of("check", "time", "rows returned"), checks());
        report.section("The most expensive tables", "", List.of("table", "time", "rows"), tables());
    }

    private static List<String> line(StepTimes.Line step, long rows, double wallSeconds) {
        return List.of(
                step.name(),
                NumberFormats.seconds(step.seconds()),
                step.seconds() == 0 ? "" : NumberFormats.count(rows / step.seconds()),
                NumberFormats.percent(step.added() / wallSeconds));
    }

    /** Steps of the last execution, in order. */
    private List<StepTimes.Step> steps() {
        List<StepTimes.Step> steps = new ArrayList<>();
        String url = "jdbc:h2:file:" + data.jobRepository() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
        try (Connection connection = DriverManager.getConnection(url, "", "");
                ResultSet rows = connection.createStatement().executeQuery(STEPS)) {
            while (rows.next()) {
                steps.add(new StepTimes.Step(
                        rows.getString(1),
                        rows.getTimestamp(2).getTime() / 1e3,
                        rows.getTimestamp(3).getTime() / 1e3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the job repository", e);
        }
        return steps;
    }

    private List<List<String>> checks() {
        return mostExpensive("check.json", "runs");
    }

    private List<List<String>> tables() {
        return mostExpensive("model.json", "tables");
    }

    private List<List<String>> mostExpensive(String file, String list) {
        List<Cost> costs = new ArrayList<>();
        for (JsonNode entry : read(lastRun().resolve(file)).path(list)) {
            costs.add(new Cost(
                    entry.path("name").asString(),
                    entry.path("milliseconds").asDouble(),
                    entry.path("rows").asLong()));
        }
        return costs.stream()
                .sorted(Comparator.comparingDouble(Cost::milliseconds).reversed())
                .limit(LISTED_ROWS)
                .map(cost -> List.of(
                        cost.name(), NumberFormats.milliseconds(cost.milliseconds()), NumberFormats.count(cost.rows())))
                .toList();
    }

    private Path lastRun() {
        try (Stream<Path> runs = Files.list(data.runs())) {
            return runs.filter(run -> Files.exists(run.resolve("check.json")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(Path file) {
        try {
            return json.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

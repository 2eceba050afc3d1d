package org.ruralwarehouse.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.submission.Submission;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of an existing report that are needed for a comparison with the next attempt.
 *
 * @param findings findings.parquet, which lists every finding
 * @param archiveNumber number in the archive; 0 = the current report
 * @param period null when the manifest could not be read
 * @param attempt 0 when the manifest could not be read
 */
record PreviousReport(
        Path findings,
        int archiveNumber,
        String packageName,
        String verdict,
        String provinceCode,
        @Nullable Period period,
        int attempt,
        String manifestSha256,
        Set<String> datasets) {

    /** Returns empty when there is no report or its files cannot be read. */
    static Optional<PreviousReport> read(ReportFolder folder, int archiveNumber) {
        Path file = folder.json();
        if (!Files.isRegularFile(file) || !Files.isRegularFile(folder.findingData())) {
            return Optional.empty();
        }
        try {
            JsonNode report = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
            JsonNode sender = report.path("sender");
            return Optional.of(new PreviousReport(
                    folder.findingData(),
                    archiveNumber,
                    report.path("package_name").asString(""),
                    report.path("verdict").asString(""),
                    sender.path("province_code").asString(""),
                    Period.parse(sender.path("period").asString("")).orElse(null),
                    sender.path("attempt").asInt(0),
                    sender.path("manifest_sha256").asString(""),
                    StreamSupport.stream(report.path("files").spliterator(), false)
                            .map(section -> section.path("dataset").asString(""))
                            .collect(Collectors.toUnmodifiableSet())));
        } catch (JacksonException | IOException e) {
            return Optional.empty();
        }
    }

    /** False when the package had not arrived completely or its manifest could not be read. */
    boolean describesAttempt() {
        return attempt > 0 && !verdict.equals(PackageReport.Verdict.WAITING.code());
    }

    /** True when the report is on the same province, period and dataset. */
    boolean covers(Submission submission) {
        return provinceCode.equals(submission.provinceCode())
                && submission.period().equals(period)
                && datasets.contains(submission.dataset());
    }
}

package org.ruralwarehouse.staging;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Submission;

/**
 * Creates {@code landed.submission}: all submissions with source, format and row counts, and the columns that follow
 * from the period, so that checks and models compute no dates. {@code ref.period} has the same columns for all periods.
 */
final class SubmissionTable {

    private static final int COLUMNS = 23;

    private final Database database;

    SubmissionTable(Database database) {
        this.database = database;
    }

    void create(List<LandedSubmission> submissions) {
        database.execute("""
                create table landed.submission (
                    submission_key bigint, dataset varchar, province_code varchar, period varchar,
                    period_type varchar, period_start date, period_end date, date_key integer, period_year integer,
                    months_elapsed integer, previous_period varchar, attempt integer,
                    package_name varchar, file_name varchar, encoding varchar, submitted_at timestamp,
                    sample_weight integer, rows_received bigint, rows_landed bigint, rows_quarantined bigint,
                    manifest_sha256 varchar, file_sha256 varchar, is_effective boolean)
                """);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        submissions.forEach(submission -> rows.add(row(submission)));
        database.insert(
                "insert into landed.submission values (" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")",
                rows);
    }

    private static List<@Nullable Object> row(LandedSubmission landed) {
        LandingReceipt receipt = landed.receipt();
        Submission submission = receipt.submission();
        Period period = submission.period();
        return Arrays.asList(
                submission.key(),
                submission.dataset(),
                submission.provinceCode(),
                period.text(),
                period.type().name().toLowerCase(Locale.ROOT),
                period.start(),
                period.end(),
                Integer.valueOf(DateTimeFormatter.BASIC_ISO_DATE.format(period.end())),
                period.year(),
                period.monthsElapsed(),
                period.previousYearText(),
                submission.attempt(),
                submission.packageName(),
                submission.fileName(),
                receipt.encoding(),
                Timestamp.valueOf(LocalDateTime.ofInstant(submission.submittedAt(), ZoneOffset.UTC)),
                submission.personsPerRow(),
                receipt.rowsReceived(),
                receipt.rowsLanded(),
                receipt.rowsQuarantined(),
                submission.manifestSha256(),
                submission.sha256(),
                landed.isEffective());
    }
}

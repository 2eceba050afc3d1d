package org.ruralwarehouse.report.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.report.document.NationalReport;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.Verdict;

/** Creates reports for tests of JSON and pages. */
public final class Reports {

    /** Text of a hostile sender, used in every field that a sender can fill. */
    public static final String HOSTILE =
            "<img src=x onerror=alert(1)>\"'--><script>document.title='caught'</script>\u202E{}";

    private static final String SHA256 = "0123456789abcdef".repeat(4);

    private Reports() {}

    public static PackageReport accepted() {
        return of(
                "yunnan-2022.zip",
                Verdict.ACCEPTED,
                List.of(file("orchard.csv", Verdict.ACCEPTED, 120, 0)),
                List.of(),
                null);
    }

    public static PackageReport waiting() {
        return of(
                "yunnan-2022.zip",
                Verdict.WAITING,
                List.of(unread("orchard.csv", Verdict.WAITING)),
                List.of(rule("package_incomplete", "warning", "submission_waits", 1, "2125 bytes")),
                null);
    }

    public static PackageReport rejected() {
        return of(
                "yunnan-2022.zip",
                Verdict.REFUSED,
                List.of(unread("orchard.csv", Verdict.REFUSED)),
                List.of(rule("hash_differs", "error", "submission_refused", 1, SHA256 + SHA256)),
                null);
    }

    /** A package whose manifest cannot be read. */
    static PackageReport unidentified() {
        return new PackageReport(
                PackageReport.SCHEMA_VERSION,
                "broken.zip",
                Verdict.REFUSED,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** A report with all sections and long content. */
    public static PackageReport full(String senderText) {
        List<PackageReport.RuleSection> rules = new ArrayList<>();
        for (String code : List.of("type_invalid", "duplicate_key", "value_out_of_range", "pattern_mismatch")) {
            rules.add(rule(code, "error", "row_quarantined", 1234567, senderText));
        }
        rules.add(rule("values_jump", "warning", "reported", 7, senderText));
        rules.add(rule("rate_differs", "warning", "waived", 2, senderText));
        rules.add(rule("value_normalized", "info", "reported", 1, senderText));
        PackageReport.Changes changes = new PackageReport.Changes(
                List.of(
                        new PackageReport.PreviousAttempt("orchard", "果园台账", senderText, 1),
                        new PackageReport.PreviousAttempt("vineyard", null, "other", 2)),
                3,
                2,
                1,
                List.of(new PackageReport.RuleChange(
                        "type_invalid", "error", "内容不是要求的类型", "problem", 3, 4, 3, 2, 1, List.of(place(senderText)))));
        PackageReport report = of(
                senderText,
                Verdict.ACCEPTED_WITH_QUARANTINED_ROWS,
                List.of(
                        file(senderText, Verdict.ACCEPTED_WITH_QUARANTINED_ROWS, 31_000_000, 1_234_567),
                        unread("vineyard.csv", Verdict.REFUSED)),
                rules,
                changes);
        return new PackageReport(
                report.schemaVersion(),
                report.packageName(),
                report.verdict(),
                report.sender(),
                report.files(),
                report.rules(),
                report.changes(),
                List.of(new Explanation("values_jump", "orchard", 7L, senderText)),
                List.of(new Waiver(
                        "rate_differs",
                        "orchard",
                        "530000",
                        Period.of("2022"),
                        senderText,
                        senderText,
                        LocalDate.of(2023, 2, 1),
                        LocalDate.of(2023, 6, 30))));
    }

    /** A national report with many findings. */
    public static NationalReport national(String senderText) {
        return new NationalReport(
                PackageReport.SCHEMA_VERSION,
                senderText,
                full(senderText).sender(),
                true,
                List.of(rule("duplicate_person", "warning", "reported", 11, senderText)));
    }

    static PackageReport of(
            String name,
            Verdict verdict,
            List<PackageReport.FileSection> files,
            List<PackageReport.RuleSection> rules,
            PackageReport.@Nullable Changes changes) {
        return new PackageReport(
                PackageReport.SCHEMA_VERSION,
                name,
                verdict,
                new PackageReport.Sender(
                        "530000", "云南省", "Yunnan Province", Period.of("2022"), 2, "2023-01-15T08:30:00Z", SHA256),
                files,
                rules,
                changes,
                List.of(),
                List.of());
    }

    static PackageReport.FileSection file(String name, Verdict verdict, long received, long quarantined) {
        return new PackageReport.FileSection(
                "orchard",
                "果园台账",
                name,
                verdict,
                null,
                new PackageReport.Rows(received, received, received - quarantined, quarantined),
                List.of(
                        new PackageReport.ControlTotal("trees", "株数", "11432000", "11432375", "+375"),
                        new PackageReport.ControlTotal(
                                "yield_kg", "产量（千克）", "123456789012345.67", "123456789012345.67", "0.00"),
                        new PackageReport.ControlTotal("nonsense", null, "1E+999", null, null)),
                "GB18030",
                "1.0.0",
                SHA256,
                null);
    }

    static PackageReport.FileSection superseded(PackageReport.FileSection file, @Nullable Integer attempt) {
        return new PackageReport.FileSection(
                file.dataset(),
                file.title(),
                file.fileName(),
                file.verdict(),
                attempt,
                file.rows(),
                file.controlTotals(),
                file.encoding(),
                file.contractVersion(),
                file.sha256(),
                file.exclusion());
    }

    private static PackageReport.FileSection unread(String name, Verdict verdict) {
        return new PackageReport.FileSection(
                "vineyard",
                null,
                name,
                verdict,
                null,
                new PackageReport.Rows(12L, null, null, null),
                List.of(),
                null,
                null,
                SHA256,
                null);
    }

    private static PackageReport.RuleSection rule(
            String code, String severity, String effect, long count, String found) {
        return new PackageReport.RuleSection(
                code,
                severity,
                "validity",
                effect,
                count,
                "内容不是要求的类型",
                "The value is not of the required type",
                "按要求的类型填写",
                "Write the value as the required type",
                List.of(
                        place(found),
                        new PackageReport.Place(
                                null, null, null, null, null, null, null, null, null, null, null, null)));
    }

    private static PackageReport.Place place(String found) {
        return new PackageReport.Place(
                "orchard.xlsx",
                found,
                1234567L,
                "AB1234567",
                "trees",
                "株数",
                found,
                null,
                "a whole number",
                "整数",
                "+50.5",
                "new");
    }
}

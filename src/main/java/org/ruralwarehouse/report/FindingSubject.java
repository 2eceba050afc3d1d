package org.ruralwarehouse.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.submission.Submission;

/**
 * Subject of a finding, which determines the reports that list it.
 *
 * @param isNational true for a macro-level finding, which requires the data of all provinces
 * @param submission key; null when the finding is about no file or about a file that could not be identified
 * @param period text of a check or of a submission; a check may return a text that is no period
 */
record FindingSubject(
        boolean isNational,
        @Nullable Long submission,
        @Nullable String packageName,
        @Nullable String provinceCode,
        @Nullable String period,
        @Nullable String dataset) {

    /** Province, period and dataset of a submission. */
    private record Slot(
            @Nullable String provinceCode,
            @Nullable String period,
            @Nullable String dataset) {}

    /** Scope of one report: which findings it lists. */
    static final class ReportScope {

        private final @Nullable String packageName;
        private final Set<Long> keys = new HashSet<>();
        private final Set<Slot> slots = new HashSet<>();

        /**
         * @param packageName null for the national report
         */
        private ReportScope(@Nullable String packageName, Collection<Submission> submissions) {
            this.packageName = packageName;
            for (Submission submission : submissions) {
                keys.add(submission.key());
                slots.add(
                        new Slot(submission.provinceCode(), submission.period().text(), submission.dataset()));
            }
        }

        /** Scope of the report on a package: findings in the package itself. */
        static ReportScope ofPackage(String packageName, Collection<Submission> submissions) {
            return new ReportScope(packageName, submissions);
        }

        /**
         * Scope of the national report: macro-level findings about submissions, or about their province, period and
         * dataset.
         */
        static ReportScope national(Collection<Submission> effective) {
            return new ReportScope(null, effective);
        }

        /** Null for the national report. */
        @Nullable
        String packageName() {
            return packageName;
        }

        /** SQL condition for the findings of the scope. */
        String condition() {
            String about = "(" + Sql.keys(keys) + ")";
            if (packageName != null) {
                return "level <> 'macro' and (submission_key in " + about + " or submission_key is null"
                        + " and package_name = " + Sql.literal(packageName) + ")";
            }
            String ofSlots = slots.isEmpty()
                    ? "false"
                    : slots.stream().map(ReportScope::condition).sorted().collect(Collectors.joining(" or "));
            return "level = 'macro' and (submission_key in " + about + " or submission_key is null and (" + ofSlots
                    + "))";
        }

        private static String condition(Slot slot) {
            return "province_code = " + Sql.literal(slot.provinceCode) + " and period = " + Sql.literal(slot.period)
                    + " and dataset = " + Sql.literal(slot.dataset);
        }

        boolean includes(FindingSubject subject) {
            if (subject.isNational != (packageName == null)) {
                return false;
            }
            if (subject.submission != null) {
                return keys.contains(subject.submission);
            }
            return packageName == null
                    ? slots.contains(new Slot(subject.provinceCode, subject.period, subject.dataset))
                    : packageName.equals(subject.packageName);
        }
    }
}

package org.ruralwarehouse.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.document.FindingGroup;
import org.ruralwarehouse.submission.Submission;

/**
 * What a finding is about, and so in whose report it stands.
 *
 * @param isNational whether only the nation together shows it
 * @param submission null when it is about no file, or about one that nobody knows
 */
record FindingSubject(
        boolean isNational,
        @Nullable Long submission,
        @Nullable String packageName,
        @Nullable String provinceCode,
        @Nullable String period,
        @Nullable String dataset) {

    private static final String NATIONAL = "macro";

    FindingSubject(@Nullable Long submission, FindingGroup group) {
        this(
                group.level().equals(NATIONAL),
                submission,
                group.packageName(),
                group.provinceCode(),
                group.period(),
                group.dataset());
    }

    /** What a province sends of a dataset for a period. */
    private record Slot(
            @Nullable String provinceCode,
            @Nullable String period,
            @Nullable String dataset) {}

    /** The reader of one package's report. */
    static final class ReportScope {

        private final @Nullable String packageName;
        private final Set<Long> keys = new HashSet<>();
        private final Set<Slot> slots = new HashSet<>();

        /**
         * @param packageName null for what only the nation shows
         */
        private ReportScope(@Nullable String packageName, Collection<Submission> submissions) {
            this.packageName = packageName;
            for (Submission submission : submissions) {
                keys.add(submission.key());
                slots.add(new Slot(submission.provinceCode(), submission.period(), submission.dataset()));
            }
        }

        /** Of what was found in a package itself, whoever looks. */
        static ReportScope ofPackage(String packageName, Collection<Submission> submissions) {
            return new ReportScope(packageName, submissions);
        }

        /** Of what only the nation shows about submissions, or about what a province sent for a dataset and period. */
        static ReportScope national(Collection<Submission> effective) {
            return new ReportScope(null, effective);
        }

        /** Null for what only the nation shows. */
        @Nullable
        String packageName() {
            return packageName;
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

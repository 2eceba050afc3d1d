package org.ruralwarehouse.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a province is told about one package. The same package gives the same report, byte for byte.
 *
 * @param verdict accepted, waiting or refused
 * @param rules every rule that was broken, gravest first
 */
public record PackageReport(
        String packageName, String verdict, List<SubmissionSection> submissions, List<RuleSection> rules) {

    /** Rows of one file; all null when it was not landed. */
    public record SubmissionSection(
            String dataset,
            String period,
            String provinceCode,
            int attempt,
            String fileName,
            @Nullable Long received,
            @Nullable Long accepted,
            @Nullable Long quarantined,
            boolean isSuperseded) {}

    /** One broken rule with its exact count and its first places. */
    public record RuleSection(
            String code,
            String severity,
            String level,
            String effect,
            long count,
            String messageZh,
            String messageEn,
            String fixZh,
            String fixEn,
            List<Place> examples) {}

    /** Where a rule was broken. */
    public record Place(
            @Nullable String file,
            @Nullable Long line,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected) {}

    /** Gathers findings into sections without keeping them. */
    static final class Builder {

        private static final int EXAMPLES = 10;
        private static final List<String> GRAVEST_FIRST = List.of("error", "warning", "info");

        private final Map<String, Section> sections = new LinkedHashMap<>();

        private static final class Section {
            private final ReportRow first;
            private final List<Place> examples = new ArrayList<>();
            private long count;

            Section(ReportRow first) {
                this.first = first;
            }
        }

        void add(ReportRow row) {
            Section section = sections.computeIfAbsent(row.code(), code -> new Section(row));
            section.count++;
            if (section.examples.size() < EXAMPLES) {
                section.examples.add(new Place(row.fileName(), row.line(), row.column(), row.found(), row.expected()));
            }
        }

        PackageReport build(String packageName, String verdict, List<SubmissionSection> submissions) {
            List<RuleSection> rules = sections.values().stream()
                    .map(Builder::section)
                    .sorted(Comparator.comparing((RuleSection r) -> GRAVEST_FIRST.indexOf(r.severity()))
                            .thenComparing(RuleSection::code))
                    .toList();
            return new PackageReport(packageName, verdict, submissions, rules);
        }

        private static RuleSection section(Section section) {
            ReportRow row = section.first;
            return new RuleSection(
                    row.code(),
                    row.severity(),
                    row.level(),
                    row.effect(),
                    section.count,
                    row.messageZh(),
                    row.messageEn(),
                    row.fixZh(),
                    row.fixEn(),
                    section.examples);
        }
    }
}

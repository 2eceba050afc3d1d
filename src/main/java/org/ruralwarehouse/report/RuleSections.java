package org.ruralwarehouse.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers findings by rule without keeping them: exact counts and first places. */
final class RuleSections {

    static final int EXAMPLES = 10;

    private static final List<String> GRAVEST_FIRST = List.of("error", "warning", "info");
    private static final String REFUSED = "submission_refused";
    private static final String WAIVED = "waived";
    private static final List<String> FURTHEST_FIRST =
            List.of(REFUSED, "release_held", "submission_waits", "row_quarantined", "reported", WAIVED);

    /** Rules by how grave they are, equals by their code. */
    static final Comparator<String> BY_SEVERITY = Comparator.comparing(GRAVEST_FIRST::indexOf);

    private final Places places;
    private final Map<String, Section> sections = new TreeMap<>();
    private final Set<String> refusedFiles = new HashSet<>();
    private final Set<String> waived = new HashSet<>();

    private static final class Section {
        private final ReportRow first;
        private final List<PackageReport.Place> examples = new ArrayList<>();
        private long count;

        Section(ReportRow first) {
            this.first = first;
        }
    }

    RuleSections(Places places) {
        this.places = places;
    }

    /** A rule that a contract softens for one column stands twice: as what it is there and as what it is elsewhere. */
    void add(ReportRow row) {
        String key = row.code() + "|" + row.severity() + "|" + row.effect();
        Section section = sections.computeIfAbsent(key, k -> new Section(row));
        section.count++;
        if (section.examples.size() < EXAMPLES) {
            section.examples.add(places.of(row));
        }
        if (row.effect().equals(REFUSED) && row.dataset() != null) {
            refusedFiles.add(row.dataset());
        }
        if (row.effect().equals(WAIVED)) {
            waived.add(row.code() + "|" + row.dataset());
        }
    }

    /** Whether a finding refused the file of this dataset as a whole. */
    boolean refuses(String dataset) {
        return refusedFiles.contains(dataset);
    }

    /** Whether a finding stands but is not held against the sender. */
    boolean waives(String code, String dataset) {
        return waived.contains(code + "|" + dataset);
    }

    /** Gravest first: what reaches furthest, then what comes most often, equals by their code. */
    List<PackageReport.RuleSection> list() {
        return sections.values().stream()
                .map(RuleSections::section)
                .sorted(Comparator.comparing(PackageReport.RuleSection::severity, BY_SEVERITY)
                        .thenComparing(rule -> FURTHEST_FIRST.indexOf(rule.effect()))
                        .thenComparing(PackageReport.RuleSection::count, Comparator.reverseOrder())
                        .thenComparing(PackageReport.RuleSection::code))
                .toList();
    }

    private static PackageReport.RuleSection section(Section section) {
        ReportRow row = section.first;
        return new PackageReport.RuleSection(
                row.code(),
                row.severity(),
                row.level(),
                row.effect(),
                section.count,
                row.messageZh(),
                row.messageEn(),
                row.fixZh(),
                row.fixEn(),
                List.copyOf(section.examples));
    }
}

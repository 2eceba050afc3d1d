package org.ruralwarehouse.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers findings by rule without keeping them: exact counts and first places. */
public final class RuleSections {

    public static final int EXAMPLES = 10;

    private static final List<String> GRAVEST_FIRST = List.of("error", "warning", "info");
    private static final String REFUSED = "submission_refused";
    private static final String WAIVED = "waived";
    private static final List<String> FURTHEST_FIRST =
            List.of(REFUSED, "release_held", "submission_waits", "row_quarantined", "reported", WAIVED);

    /** Rules by how grave they are, equals by their code. */
    public static final Comparator<String> BY_SEVERITY = Comparator.comparing(GRAVEST_FIRST::indexOf);

    private final FindingLocalizer places;
    private final Map<String, Section> sections = new TreeMap<>();
    private final Map<FindingGroup, Section> byKind = new HashMap<>();
    private final Set<String> refusedFiles = new HashSet<>();
    private final Set<String> waived = new HashSet<>();

    private static final class Section {
        private final FindingGroup first;
        private final List<PackageReport.Place> examples = new ArrayList<>();
        private long count;

        Section(FindingGroup first) {
            this.first = first;
        }
    }

    public RuleSections(FindingLocalizer places) {
        this.places = places;
    }

    public void add(ReportRow row) {
        Section section = byKind.computeIfAbsent(row.kind(), this::section);
        section.count++;
        if (section.examples.size() < EXAMPLES) {
            section.examples.add(places.of(row));
        }
    }

    /** A rule that a contract softens for one column stands twice: as what it is there and as what it is elsewhere. */
    private Section section(FindingGroup kind) {
        if (kind.effect().equals(REFUSED) && kind.dataset() != null) {
            refusedFiles.add(kind.dataset());
        }
        if (kind.effect().equals(WAIVED)) {
            waived.add(kind.code() + "|" + kind.dataset());
        }
        return sections.computeIfAbsent(
                kind.code() + "|" + kind.severity() + "|" + kind.effect(), key -> new Section(kind));
    }

    /** Whether a finding refused the file of this dataset as a whole. */
    public boolean refuses(String dataset) {
        return refusedFiles.contains(dataset);
    }

    /** Whether a finding stands but is not held against the sender. */
    public boolean waives(String code, String dataset) {
        return waived.contains(code + "|" + dataset);
    }

    /** Gravest first: what reaches furthest, then what comes most often, equals by their code. */
    public List<PackageReport.RuleSection> list() {
        return sections.values().stream()
                .map(RuleSections::section)
                .sorted(Comparator.comparing(PackageReport.RuleSection::severity, BY_SEVERITY)
                        .thenComparing(rule -> FURTHEST_FIRST.indexOf(rule.effect()))
                        .thenComparing(PackageReport.RuleSection::count, Comparator.reverseOrder())
                        .thenComparing(PackageReport.RuleSection::code))
                .toList();
    }

    private static PackageReport.RuleSection section(Section section) {
        FindingGroup kind = section.first;
        return new PackageReport.RuleSection(
                kind.code(),
                kind.severity(),
                kind.level(),
                kind.effect(),
                section.count,
                kind.messageZh(),
                kind.messageEn(),
                kind.fixZh(),
                kind.fixEn(),
                List.copyOf(section.examples));
    }
}

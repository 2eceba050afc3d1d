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

    public static final int MAX_EXAMPLES = 10;

    private static final List<String> SEVERITY_ORDER = List.of("error", "warning", "info");
    private static final String SUBMISSION_REJECTED = "submission_refused";
    private static final String WAIVED = "waived";
    private static final List<String> EFFECT_ORDER =
            List.of(SUBMISSION_REJECTED, "release_held", "submission_waits", "row_quarantined", "reported", WAIVED);

    /** Rules by how grave they are, equals by their code. */
    public static final Comparator<String> BY_SEVERITY = Comparator.comparing(SEVERITY_ORDER::indexOf);

    private final FindingLocalizer localizer;
    private final Map<String, Section> sections = new TreeMap<>();
    private final Map<FindingGroup, Section> byGroup = new HashMap<>();
    private final Set<String> rejectedDatasets = new HashSet<>();
    private final Set<String> waived = new HashSet<>();

    private static final class Section {
        private final FindingGroup first;
        private final List<PackageReport.Place> examples = new ArrayList<>();
        private long count;

        Section(FindingGroup first) {
            this.first = first;
        }
    }

    public RuleSections(FindingLocalizer localizer) {
        this.localizer = localizer;
    }

    public void add(ReportRow row) {
        Section section = byGroup.computeIfAbsent(row.group(), this::section);
        section.count++;
        if (section.examples.size() < MAX_EXAMPLES) {
            section.examples.add(localizer.place(row));
        }
    }

    /** A rule that a contract softens for one column stands twice: as what it is there and as what it is elsewhere. */
    private Section section(FindingGroup group) {
        if (group.effect().equals(SUBMISSION_REJECTED) && group.dataset() != null) {
            rejectedDatasets.add(group.dataset());
        }
        if (group.effect().equals(WAIVED)) {
            waived.add(group.code() + "|" + group.dataset());
        }
        return sections.computeIfAbsent(
                group.code() + "|" + group.severity() + "|" + group.effect(), key -> new Section(group));
    }

    /** Whether a finding refused the file of this dataset as a whole. */
    public boolean isRejected(String dataset) {
        return rejectedDatasets.contains(dataset);
    }

    /** Whether a finding stands but is not held against the sender. */
    public boolean isWaived(String code, String dataset) {
        return waived.contains(code + "|" + dataset);
    }

    /** Gravest first: what reaches furthest, then what comes most often, equals by their code. */
    public List<PackageReport.RuleSection> sections() {
        return sections.values().stream()
                .map(RuleSections::toRuleSection)
                .sorted(Comparator.comparing(PackageReport.RuleSection::severity, BY_SEVERITY)
                        .thenComparing(rule -> EFFECT_ORDER.indexOf(rule.effect()))
                        .thenComparing(PackageReport.RuleSection::count, Comparator.reverseOrder())
                        .thenComparing(PackageReport.RuleSection::code))
                .toList();
    }

    private static PackageReport.RuleSection toRuleSection(Section section) {
        FindingGroup group = section.first;
        return new PackageReport.RuleSection(
                group.code(),
                group.severity(),
                group.level(),
                group.effect(),
                section.count,
                group.messageZh(),
                group.messageEn(),
                group.fixZh(),
                group.fixEn(),
                List.copyOf(section.examples));
    }
}

package org.ruralwarehouse.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Aggregates findings by rule: exact counts and the first examples. The findings themselves are not kept. */
public final class RuleSections {

    /** Maximum number of examples for each rule. */
    public static final int MAX_EXAMPLES = 10;

    private static final List<String> SEVERITY_ORDER = List.of("error", "warning", "info");
    private static final String SUBMISSION_REJECTED = "submission_refused";
    private static final String WAIVED = "waived";
    private static final List<String> EFFECT_ORDER =
            List.of(SUBMISSION_REJECTED, "release_held", "submission_waits", "row_quarantined", "reported", WAIVED);

    /** Orders severities, most severe first. */
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

    /** Creates an aggregation without findings. */
    public RuleSections(FindingLocalizer localizer) {
        this.localizer = localizer;
    }

    /** Counts a finding and keeps it as an example if there are fewer than {@link #MAX_EXAMPLES}. */
    public void add(ReportRow row) {
        Section section = byGroup.computeIfAbsent(row.group(), this::section);
        section.count++;
        if (section.examples.size() < MAX_EXAMPLES) {
            section.examples.add(localizer.place(row));
        }
    }

    /** A rule whose severity a contract lowers for one column has two sections, one for each severity. */
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

    /** True when a finding rejects the file of this dataset as a whole. */
    public boolean isRejected(String dataset) {
        return rejectedDatasets.contains(dataset);
    }

    /** True when a finding of this rule in this dataset is waived. */
    public boolean isWaived(String code, String dataset) {
        return waived.contains(code + "|" + dataset);
    }

    /** Returns the sections by severity, then effect, then descending count, then code. */
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

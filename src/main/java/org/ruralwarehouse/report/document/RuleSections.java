package org.ruralwarehouse.report.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Severity;

/** The findings of one report by rule: exact counts and the first examples. */
public final class RuleSections {

    /** Maximum number of examples for each rule. */
    public static final int MAX_EXAMPLES = 10;

    private static final List<Effect> EFFECT_ORDER = List.of(
            Effect.SUBMISSION_REFUSED,
            Effect.SUBMISSION_HELD,
            Effect.RELEASE_HELD,
            Effect.SUBMISSION_WAITS,
            Effect.ROW_QUARANTINED,
            Effect.REPORTED,
            Effect.WAIVED);

    /** Orders severities, most severe first. */
    public static final Comparator<String> BY_SEVERITY = Comparator.comparing(Severity::of);

    private final List<Group> groups;
    private final List<PackageReport.RuleSection> sections;

    /**
     * Findings of one rule in one dataset with one severity and effect.
     *
     * @param dataset empty for findings about the package
     * @param firstIds ids of the first examples
     */
    private record Group(PackageReport.RuleSection section, String dataset, List<Long> firstIds) {}

    private RuleSections(List<Group> groups, List<PackageReport.RuleSection> sections) {
        this.groups = groups;
        this.sections = sections;
    }

    /**
     * Reads the sections of one report.
     *
     * @param findings SELECT of {@link FindingView#select} with the columns {@code id} and {@code change}
     */
    public static RuleSections read(Database database, String findings) {
        List<Group> groups = database.query("""
                select finding_code, severity, level, effect, sum(coalesce(finding_count, 1))::bigint as findings,
                    any_value(message_zh) as message_zh, any_value(message_en) as message_en,
                    any_value(fix_zh) as fix_zh, any_value(fix_en) as fix_en,
                    coalesce(dataset, '') as dataset, array_to_string(min(id, %d), ',') as first_ids
                from (%s)
                group by finding_code, severity, level, effect, dataset
                """.formatted(MAX_EXAMPLES, findings), RuleSections::group);
        Map<String, List<Group>> bySection = new TreeMap<>();
        for (Group group : groups) {
            PackageReport.RuleSection section = group.section();
            String key = section.code() + "|" + section.severity() + "|" + section.effect();
            bySection.computeIfAbsent(key, k -> new ArrayList<>()).add(group);
        }
        List<Long> ids = bySection.values().stream()
                .flatMap(section -> firstIds(section).stream())
                .toList();
        Map<Long, PackageReport.Place> places = places(database, findings, ids);
        return new RuleSections(
                groups,
                bySection.values().stream()
                        .map(section -> merge(section, places))
                        .sorted(Comparator.comparing(PackageReport.RuleSection::severity, BY_SEVERITY)
                                .thenComparing(rule -> EFFECT_ORDER.indexOf(Effect.of(rule.effect())))
                                .thenComparing(PackageReport.RuleSection::count, Comparator.reverseOrder())
                                .thenComparing(PackageReport.RuleSection::code))
                        .toList());
    }

    private static Group group(ResultSet row) throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (String id : row.getString("first_ids").split(",")) {
            ids.add(Long.valueOf(id));
        }
        PackageReport.RuleSection section = new PackageReport.RuleSection(
                row.getString("finding_code"),
                row.getString("severity"),
                row.getString("level"),
                row.getString("effect"),
                row.getLong("findings"),
                row.getString("message_zh"),
                row.getString("message_en"),
                row.getString("fix_zh"),
                row.getString("fix_en"),
                List.of());
        return new Group(section, row.getString("dataset"), ids);
    }

    /** Ids of the examples of a rule: by dataset, then by place. */
    private static List<Long> firstIds(List<Group> section) {
        return section.stream()
                .sorted(Comparator.comparing(Group::dataset))
                .flatMap(group -> group.firstIds().stream())
                .limit(MAX_EXAMPLES)
                .toList();
    }

    private static Map<Long, PackageReport.Place> places(Database database, String findings, List<Long> ids) {
        Map<Long, PackageReport.Place> places = new HashMap<>();
        if (ids.isEmpty()) {
            return places;
        }
        String list = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        database.read("select * from (" + findings + ") where id in (" + list + ")", rows -> {
            while (rows.next()) {
                places.put(rows.getLong("id"), PlaceReader.read(rows));
            }
        });
        return places;
    }

    /** A rule whose severity a contract lowers for one column has two sections, one for each severity. */
    private static PackageReport.RuleSection merge(List<Group> section, Map<Long, PackageReport.Place> places) {
        PackageReport.RuleSection first = section.get(0).section();
        return new PackageReport.RuleSection(
                first.code(),
                first.severity(),
                first.level(),
                first.effect(),
                section.stream().mapToLong(group -> group.section().count()).sum(),
                first.messageZh(),
                first.messageEn(),
                first.fixZh(),
                first.fixEn(),
                firstIds(section).stream()
                        .map(id -> Objects.requireNonNull(places.get(id)))
                        .toList());
    }

    /** True when a finding rejects the file of this dataset as a whole. */
    public boolean isRejected(String dataset) {
        return groups.stream()
                .anyMatch(group -> group.dataset().equals(dataset) && hasEffect(group, Effect.SUBMISSION_REFUSED));
    }

    /** True when a finding of this rule in this dataset is waived. */
    public boolean isWaived(String code, String dataset) {
        return groups.stream()
                .anyMatch(group -> group.dataset().equals(dataset)
                        && group.section().code().equals(code)
                        && hasEffect(group, Effect.WAIVED));
    }

    private static boolean hasEffect(Group group, Effect effect) {
        return group.section().effect().equals(effect.code());
    }

    /** The sections by severity, then effect, then descending count, then code. */
    public List<PackageReport.RuleSection> sections() {
        return sections;
    }
}

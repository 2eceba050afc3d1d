package org.ruralwarehouse.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckFiles;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.check.CheckStage;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.report.FindingFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/**
 * Judges attempts that no longer count as if they still did, by the rules of today: only so can a province be told what
 * its next attempt has mended. What landed is all that it takes, so the answer is the same every night.
 */
record SupersededAttempts(
        WarehouseDefinition definition, CheckCatalog checks, Thresholds thresholds, DuckDbSettings duckDb) {

    /**
     * What was found.
     *
     * @param accepted rows that would count, by submission key
     */
    record Judgement(List<FindingFiles.Judged> files, Map<Long, Long> accepted) {

        static final Judgement NONE = new Judgement(List.of(), Map.of());
    }

    /**
     * @param wanted submissions to judge, several attempts of one slot among them
     * @param folder of this run, for what is found
     */
    Judgement judge(LandingZone landed, Collection<Submission> wanted, Path folder) {
        List<FindingFiles.Judged> files = new ArrayList<>();
        Map<Long, Long> accepted = new HashMap<>();
        int round = 0;
        for (Set<Long> keys : rounds(wanted)) {
            CheckFiles out = new CheckFiles(folder.resolve("superseded-" + ++round));
            CheckResult result = new CheckStage(definition, checks, thresholds, duckDb)
                    .checkQuality(asIfTheyCounted(landed, keys), datasets(wanted, keys), out);
            files.add(new FindingFiles.Judged(out.findings(), keys));
            result.submissions().forEach((key, tally) -> {
                if (keys.contains(key)) {
                    accepted.put(key, tally.accepted());
                }
            });
        }
        return new Judgement(files, accepted);
    }

    private static Set<String> datasets(Collection<Submission> wanted, Set<Long> keys) {
        return wanted.stream()
                .filter(submission -> keys.contains(submission.key()))
                .map(Submission::dataset)
                .collect(Collectors.toSet());
    }

    /** Attempts of one slot cannot count at the same time: the last of each first, then those before. */
    private static List<Set<Long>> rounds(Collection<Submission> wanted) {
        Map<String, List<Submission>> slots =
                wanted.stream().collect(Collectors.groupingBy(Submission::slot, TreeMap::new, Collectors.toList()));
        List<Set<Long>> rounds = new ArrayList<>();
        for (List<Submission> slot : slots.values()) {
            slot.sort(Comparator.comparingInt(Submission::attempt).reversed());
            for (int i = 0; i < slot.size(); i++) {
                if (i == rounds.size()) {
                    rounds.add(new HashSet<>());
                }
                rounds.get(i).add(slot.get(i).key());
            }
        }
        return rounds;
    }

    /** With everything else that the same provinces sent, because checks look at other periods and datasets too. */
    private static LandingZone asIfTheyCounted(LandingZone landed, Set<Long> keys) {
        List<LandedSubmission> chosen = landed.submissions().stream()
                .filter(s -> keys.contains(s.submission().key()))
                .map(s -> new LandedSubmission(s.receipt(), s.folder(), s.replays(), true))
                .toList();
        Set<String> slots = chosen.stream().map(s -> s.submission().slot()).collect(Collectors.toSet());
        Set<String> provinces =
                chosen.stream().map(s -> s.submission().provinceCode()).collect(Collectors.toSet());
        Stream<LandedSubmission> others = landed.submissions().stream()
                .filter(LandedSubmission::isEffective)
                .filter(s -> provinces.contains(s.submission().provinceCode())
                        && !slots.contains(s.submission().slot()));
        return new LandingZone(Stream.concat(chosen.stream(), others)
                .sorted(Comparator.comparing(
                                (LandedSubmission s) -> s.submission().dataset())
                        .thenComparing(s -> s.submission().period())
                        .thenComparing(s -> s.submission().provinceCode()))
                .toList());
    }
}

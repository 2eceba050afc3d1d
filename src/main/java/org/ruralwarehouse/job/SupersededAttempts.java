package org.ruralwarehouse.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * its next attempt has mended. What the province has sent is all that it takes, so the answer is the same every night.
 */
final class SupersededAttempts {

    private final WarehouseDefinition definition;
    private final CheckCatalog checks;
    private final Thresholds thresholds;
    private final DuckDbSettings duckDb;

    SupersededAttempts(
            WarehouseDefinition definition, CheckCatalog checks, Thresholds thresholds, DuckDbSettings duckDb) {
        this.definition = definition;
        this.checks = checks;
        this.thresholds = thresholds;
        this.duckDb = duckDb;
    }

    WarehouseDefinition definition() {
        return definition;
    }

    CheckCatalog checks() {
        return checks;
    }

    Thresholds thresholds() {
        return thresholds;
    }

    DuckDbSettings duckDb() {
        return duckDb;
    }

    /**
     * What was found.
     *
     * @param accepted rows that would count, by submission key
     */
    record Judgement(List<FindingFiles.Judged> files, Map<Long, Long> accepted) {}

    /**
     * Attempts of one province that can count at the same time, with everything else that it sent, because checks look at
     * other periods and datasets too.
     *
     * @param attempts the last of each slot, those before them, and so on: one slot has one of each
     * @param zone they and the others, all effective
     */
    private record Round(List<Submission> attempts, LandingZone zone) {}

    /** Digests of all that each superseded submission is judged among, by key: the same digest means the same judgement. */
    static Map<Long, String> judgedIn(LandingZone landed) {
        Map<Long, String> digests = new HashMap<>();
        for (Round round : rounds(landed)) {
            String digest = round.zone().sha256();
            round.attempts().forEach(attempt -> digests.put(attempt.key(), digest));
        }
        landed.submissions().stream()
                .filter(LandedSubmission::isEffective)
                .forEach(counting -> digests.remove(counting.submission().key()));
        return digests;
    }

    /**
     * @param wanted keys of submissions to judge; one that counts is judged as it is
     * @param inputs say what may be taken over from the release before
     * @param folder of this run, for what is found
     */
    Judgement judge(LandingZone landed, Set<Long> wanted, ReleaseInputs inputs, Path folder) {
        List<FindingFiles.Judged> files = new ArrayList<>();
        Map<Long, Long> accepted = new HashMap<>();
        for (Round round : rounds(landed)) {
            List<Submission> attempts = round.attempts().stream()
                    .filter(attempt -> wanted.contains(attempt.key()))
                    .toList();
            if (attempts.isEmpty()) {
                continue;
            }
            Set<Long> keys = attempts.stream().map(Submission::key).collect(Collectors.toSet());
            Set<String> datasets = attempts.stream().map(Submission::dataset).collect(Collectors.toSet());
            CheckFiles out = new CheckFiles(folder.resolve("superseded-" + (files.size() + 1)));
            Map<Long, CheckResult.Tally> rows = new CheckStage(definition, checks, thresholds, duckDb)
                    .checkQuality(round.zone(), datasets, inputs.carryoverFor(round.zone()), out)
                    .submissions();
            files.add(new FindingFiles.Judged(out.findings(), keys));
            keys.forEach(key ->
                    accepted.put(key, Objects.requireNonNull(rows.get(key)).accepted()));
        }
        return new Judgement(files, accepted);
    }

    private static List<Round> rounds(LandingZone landed) {
        Map<String, List<LandedSubmission>> provinces = landed.submissions().stream()
                .collect(Collectors.groupingBy(s -> s.submission().provinceCode(), TreeMap::new, Collectors.toList()));
        List<Round> rounds = new ArrayList<>();
        provinces.values().forEach(sent -> {
            Map<String, List<LandedSubmission>> slots = sent.stream()
                    .sorted(Comparator.comparing(
                                    (LandedSubmission s) -> s.submission().attempt())
                            .reversed())
                    .collect(Collectors.groupingBy(s -> s.submission().slot(), TreeMap::new, Collectors.toList()));
            int attempts = slots.values().stream().mapToInt(List::size).max().orElse(0);
            for (int back = 0; back < attempts; back++) {
                rounds.add(round(slots.values(), back));
            }
        });
        return rounds;
    }

    /**
     * @param back which attempts, counted from the last of each slot; a slot with fewer takes part with its last
     */
    private static Round round(Collection<List<LandedSubmission>> slots, int back) {
        List<Submission> attempts = new ArrayList<>();
        List<LandedSubmission> zone = new ArrayList<>();
        for (List<LandedSubmission> slot : slots) {
            LandedSubmission chosen = slot.get(back < slot.size() ? back : 0);
            if (back < slot.size()) {
                attempts.add(chosen.submission());
            }
            zone.add(new LandedSubmission(chosen.receipt(), chosen.folder(), chosen.replays(), true));
        }
        zone.sort(Comparator.comparing((LandedSubmission s) -> s.submission().dataset())
                .thenComparing(s -> s.submission().period()));
        return new Round(attempts, new LandingZone(zone));
    }
}

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
import org.ruralwarehouse.report.FindingFiles;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/**
 * Checks superseded attempts again under the current rules, as if they were still effective, so that a report can list
 * what the next attempt has corrected. It reads only submissions of the same province; the result is reproducible.
 */
final class SupersededAttempts {

    /** A held attempt is later than the effective one. */
    private static final Comparator<LandedSubmission> EFFECTIVE_FIRST = Comparator.comparing(
                    LandedSubmission::isEffective)
            .thenComparing(landed -> landed.submission().attempt())
            .reversed();

    private final WarehouseDefinition definition;
    private final CheckCatalog checks;
    private final Settings settings;
    private final DuckDbSettings duckDb;

    SupersededAttempts(WarehouseDefinition definition, CheckCatalog checks, Settings settings, DuckDbSettings duckDb) {
        this.definition = definition;
        this.checks = checks;
        this.settings = settings;
        this.duckDb = duckDb;
    }

    /**
     * Result of a recheck.
     *
     * @param files files of findings, with the submissions that they cover
     * @param accepted rows that would be accepted, by submission key
     */
    record Recheck(List<FindingFiles.SubmissionFindings> files, Map<Long, Long> accepted) {}

    /**
     * Attempts of one province that can be effective at the same time. Checks also read other periods and datasets, so
     * the rest of the province's submissions is included.
     *
     * @param attempts the attempts to check: the latest of each slot, or the second latest, and so on; at most one per
     *     slot
     * @param zone these attempts and the other submissions, all effective
     */
    private record AttemptSet(List<Submission> attempts, LandingZone zone) {}

    /**
     * Fingerprints of the inputs of each superseded submission's recheck, by submission key. Equal fingerprints give
     * equal findings.
     */
    static Map<Long, String> fingerprints(LandingZone landed) {
        Map<Long, String> digests = new HashMap<>();
        for (AttemptSet attemptSet : attemptSets(landed)) {
            String digest = attemptSet.zone().fingerprint();
            attemptSet.attempts().forEach(attempt -> digests.put(attempt.key(), digest));
        }
        landed.submissions().stream()
                .filter(LandedSubmission::isEffective)
                .forEach(counting -> digests.remove(counting.submission().key()));
        return digests;
    }

    /**
     * @param wanted keys of the submissions to recheck
     * @param inputs source of reusable results
     * @param folder folder of this run for the findings
     */
    Recheck recheck(LandingZone landed, Set<Long> wanted, ReleaseInputs inputs, Path folder) {
        List<FindingFiles.SubmissionFindings> files = new ArrayList<>();
        Map<Long, Long> accepted = new HashMap<>();
        for (AttemptSet attemptSet : attemptSets(landed)) {
            List<Submission> attempts = attemptSet.attempts().stream()
                    .filter(attempt -> wanted.contains(attempt.key()))
                    .toList();
            if (attempts.isEmpty()) {
                continue;
            }
            Set<Long> keys = attempts.stream().map(Submission::key).collect(Collectors.toSet());
            Set<String> datasets = attempts.stream().map(Submission::dataset).collect(Collectors.toSet());
            CheckFiles out = new CheckFiles(folder.resolve("superseded-" + (files.size() + 1)));
            Map<Long, CheckResult.Tally> rows = new CheckStage(
                            definition, checks, settings.thresholds(), settings.checkLimits(), duckDb)
                    .checkQuality(
                            attemptSet.zone(),
                            new HeldFindings(inputs, checks.rules()).about(keys),
                            datasets,
                            inputs.previousResults(attemptSet.zone()),
                            out)
                    .submissions();
            files.add(new FindingFiles.SubmissionFindings(out.findings(), keys));
            keys.forEach(key ->
                    accepted.put(key, Objects.requireNonNull(rows.get(key)).accepted()));
        }
        return new Recheck(files, accepted);
    }

    private static List<AttemptSet> attemptSets(LandingZone landed) {
        Map<String, List<LandedSubmission>> provinces = landed.submissions().stream()
                .collect(Collectors.groupingBy(s -> s.submission().provinceCode(), TreeMap::new, Collectors.toList()));
        List<AttemptSet> attemptSets = new ArrayList<>();
        provinces.values().forEach(sent -> {
            Map<String, List<LandedSubmission>> slots = sent.stream()
                    .sorted(EFFECTIVE_FIRST)
                    .collect(Collectors.groupingBy(s -> s.submission().slot(), TreeMap::new, Collectors.toList()));
            int attempts = slots.values().stream().mapToInt(List::size).max().orElse(0);
            for (int back = 0; back < attempts; back++) {
                attemptSets.add(attemptSet(slots.values(), back));
            }
        });
        return attemptSets;
    }

    /**
     * @param back number of attempts before the effective one; a slot with fewer attempts is included with that
     */
    private static AttemptSet attemptSet(Collection<List<LandedSubmission>> slots, int back) {
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
        return new AttemptSet(attempts, new LandingZone(zone));
    }
}

package org.ruralwarehouse.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.storage.Sha256;

/**
 * All landed submissions: the only state from which the warehouse is built.
 *
 * @param submissions ordered by dataset, period, province and attempt
 */
public record LandingZone(List<LandedSubmission> submissions) {

    private static final int RECEIPT_DEPTH = 6;

    /**
     * Reads all receipts below a folder. A folder without a receipt is ignored.
     *
     * @throws UncheckedIOException when the folder cannot be listed or a receipt cannot be read
     */
    public static LandingZone read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new LandingZone(List.of());
        }
        JsonFiles json = new JsonFiles();
        Map<Path, LandingReceipt> receipts = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder, RECEIPT_DEPTH)) {
            files.filter(file -> file.endsWith(LandedFiles.RECEIPT))
                    .forEach(file -> receipts.put(file.getParent(), json.read(file, LandingReceipt.class)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
        return of(receipts);
    }

    /**
     * The same submissions without these as candidates: of each slot, the latest other attempt is effective.
     *
     * @param excluded keys of submissions that do not count
     */
    public LandingZone excluding(Set<Long> excluded) {
        Map<String, Integer> latest = latestAttempts(
                submissions.stream().map(LandedSubmission::submission).filter(s -> !excluded.contains(s.key())));
        return new LandingZone(submissions.stream()
                .map(landed -> landed.withEffect(
                        !excluded.contains(landed.submission().key()) && isLatest(landed.submission(), latest)))
                .toList());
    }

    private static Map<String, Integer> latestAttempts(Stream<Submission> candidates) {
        Map<String, Integer> latest = new HashMap<>();
        candidates.forEach(s -> latest.merge(s.slot(), s.attempt(), Math::max));
        return latest;
    }

    private static boolean isLatest(Submission submission, Map<String, Integer> latest) {
        return latest.getOrDefault(submission.slot(), 0) == submission.attempt();
    }

    private static LandingZone of(Map<Path, LandingReceipt> receipts) {
        Map<String, Integer> latest = latestAttempts(receipts.values().stream().map(LandingReceipt::submission));
        return new LandingZone(receipts.entrySet().stream()
                .filter(entry -> !isReplay(entry.getKey()))
                .map(entry -> {
                    Submission submission = entry.getValue().submission();
                    List<Path> replays = replays(entry.getKey(), receipts);
                    LandingReceipt newest = replays.isEmpty()
                            ? entry.getValue()
                            : receipts.getOrDefault(replays.get(replays.size() - 1), entry.getValue());
                    return new LandedSubmission(newest, entry.getKey(), replays, isLatest(submission, latest));
                })
                .sorted(Comparator.comparing(
                                (LandedSubmission s) -> s.submission().dataset())
                        .thenComparing(s -> s.submission().period())
                        .thenComparing(s -> s.submission().provinceCode())
                        .thenComparing(s -> s.submission().attempt()))
                .toList());
    }

    private static boolean isReplay(Path folder) {
        return String.valueOf(folder.getFileName()).startsWith(LandedSubmission.REPLAY);
    }

    private static List<Path> replays(Path folder, Map<Path, LandingReceipt> receipts) {
        return receipts.keySet().stream()
                .filter(f -> isReplay(f) && folder.equals(f.getParent()))
                .sorted(Comparator.comparing(f ->
                        Integer.parseInt(String.valueOf(f.getFileName()).substring(LandedSubmission.REPLAY.length()))))
                .toList();
    }

    /** The effective submissions of a dataset. */
    public List<LandedSubmission> effective(String dataset) {
        return submissions.stream()
                .filter(s -> s.isEffective() && s.submission().dataset().equals(dataset))
                .toList();
    }

    /** Fingerprint of all landed content and contracts: equal fingerprints mean an equal warehouse. */
    public String fingerprint() {
        return Sha256.hex(submissions.stream()
                .map(LandedSubmission::fingerprint)
                .sorted()
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }
}

package org.ruralwarehouse.decision;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.LandingZone;

/**
 * All recorded decisions.
 *
 * @param all in the order of their sequence
 */
public record Decisions(List<Decision> all) {

    /** No decisions. */
    public static final Decisions NONE = new Decisions(List.of());

    public Decisions {
        all = List.copyOf(all);
    }

    /** The latest decision about each submission, in the order of their sequence. */
    public List<Decision> inForce() {
        Map<Long, Decision> latest = new LinkedHashMap<>();
        all.forEach(decision -> latest.put(decision.submission().key(), decision));
        return latest.values().stream()
                .sorted(Comparator.comparingLong(Decision::sequence))
                .toList();
    }

    /** The decision in force about a submission. */
    public Optional<Decision> about(long submissionKey) {
        return all.stream()
                .filter(decision -> decision.submission().key() == submissionKey)
                .reduce((earlier, later) -> later);
    }

    /** Decisions in force that hold or withdraw a submission. */
    public List<Decision> excluding() {
        return inForce().stream().filter(Decision::isExcluding).toList();
    }

    /** Decisions in force by which a run holds a submission. */
    public List<Decision> heldByRuns() {
        return inForce().stream()
                .filter(decision -> decision.kind() == DecisionKind.BLAME || decision.kind() == DecisionKind.TIME_OUT)
                .toList();
    }

    /** Keys of confirmed submissions. */
    public Set<Long> confirmed() {
        return inForce().stream()
                .filter(decision -> decision.kind() == DecisionKind.CONFIRM)
                .map(decision -> decision.submission().key())
                .collect(Collectors.toSet());
    }

    /** The landed submissions under these decisions: the latest attempt that is not held or withdrawn is effective. */
    public LandingZone applyTo(LandingZone landed) {
        return landed.excluding(excluding().stream()
                .map(decision -> decision.submission().key())
                .collect(Collectors.toSet()));
    }

    /** Fingerprint of the decisions in force; empty when there are none. */
    public String fingerprint() {
        if (all.isEmpty()) {
            return "";
        }
        String text = inForce().stream().map(Decision::toString).collect(Collectors.joining("\n"));
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}

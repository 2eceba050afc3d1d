package org.ruralwarehouse.job;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.DataLayout;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Keeps what landed under one pseudonym key from meeting another: a person would be two, and every count of people wrong
 * without a sign of it.
 */
public record PseudonymKeyGuard(DataLayout data) {

    /**
     * @param key to be used with what has landed
     * @throws DefinitionException when anything has landed under another key
     */
    public void requireSameKey(PseudonymKey key) {
        Map<String, Long> others = others(key.id());
        if (others.isEmpty()) {
            return;
        }
        String landed = others.entrySet().stream()
                .map(other -> other.getKey() + " (submissions: " + other.getValue() + ")")
                .collect(Collectors.joining(", "));
        throw DefinitionException.of(
                key.origin(),
                "",
                "this pseudonym key has the id " + key.id() + ", but what lies in " + data.landed()
                        + " has landed under " + landed
                        + ": the same person would not be recognized. Bring back that key"
                        + " (RURAL_PSEUDONYM_KEY in the environment wins over " + data.pseudonymKey()
                        + "), or start with an empty data folder");
    }

    private Map<String, Long> others(String id) {
        return LandingZone.read(data.landed()).submissions().stream()
                .map(LandedSubmission::receipt)
                .filter(receipt -> !id.equals(receipt.keyId()))
                .collect(Collectors.groupingBy(
                        receipt -> String.valueOf(receipt.keyId()), TreeMap::new, Collectors.counting()));
    }
}

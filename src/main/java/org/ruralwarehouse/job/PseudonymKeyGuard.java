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
 * Prevents submissions from landing under two different pseudonym keys: the same person would get two pseudonyms, and
 * every head count would be wrong without any finding.
 */
public record PseudonymKeyGuard(DataLayout data) {

    /**
     * Checks that all landed submissions have the given key.
     *
     * @param key key that the run will use
     * @throws DefinitionException when a submission has landed under another key
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
                "this pseudonym key has the id " + key.id() + ", but submissions in " + data.landed()
                        + " have landed under " + landed
                        + ": the same person would get two pseudonyms. Restore that key"
                        + " (RURAL_PSEUDONYM_KEY in the environment overrides " + data.pseudonymKey()
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

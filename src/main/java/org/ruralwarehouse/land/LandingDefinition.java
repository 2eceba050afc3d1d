package org.ruralwarehouse.land;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.ForeignKey;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.Submission;

/** What landing applies to every file: contracts, reference lists, rules and the pseudonym key. */
final class LandingDefinition {

    private static final long DETAILED_PER_LISTED = 100;

    private final WarehouseDefinition definition;
    private final RuleBook rules;
    private final PseudonymKey key;
    private final Limits limits;
    private final Set<String> personalHeaders;
    private final Map<ForeignKey.Reference, Set<String>> references;

    /**
     * @param personalHeaders headers of personal data that are not part of any contract
     */
    LandingDefinition(WarehouseDefinition definition, RuleBook rules, PseudonymKey key, Set<String> personalHeaders) {
        this(definition, rules, key, personalHeaders, Limits.STANDARD);
    }

    /**
     * @param personalHeaders headers of personal data that are not part of any contract
     */
    LandingDefinition(
            WarehouseDefinition definition,
            RuleBook rules,
            PseudonymKey key,
            Set<String> personalHeaders,
            Limits limits) {
        this.limits = limits;
        this.definition = definition;
        this.rules = rules;
        this.key = key;
        this.personalHeaders =
                personalHeaders.stream().map(HeaderNormalizer::normalize).collect(Collectors.toSet());
        this.references = definition.contracts().stream()
                .flatMap(contract -> contract.foreignKeys().stream())
                .map(ForeignKey::reference)
                .distinct()
                .collect(Collectors.toMap(list -> list, list -> definition
                        .reference()
                        .values(list.resource(), list.fields().get(0))));
    }

    /** The contract of an accepted submission. */
    Contract contract(Submission submission) {
        return definition.contract(submission.dataset(), submission.period()).orElseThrow();
    }

    /** Readers for the values of a submission. */
    FieldReaders readers(Submission submission, Contract contract) {
        return new FieldReaders(contract, submission.period().end(), key, references);
    }

    RuleBook rules() {
        return rules;
    }

    /**
     * Number of findings of one rule in one file that are stored completely. It is far above the number that is listed,
     * so that the listed ones do not depend on replays.
     */
    long detailedFindingsPerRule() {
        return limits.findingsPerRule() * DETAILED_PER_LISTED;
    }

    /** Normalized headers of personal data that are not part of any contract. */
    Set<String> personalHeaders() {
        return personalHeaders;
    }

    /** Identifier of the pseudonym key, which does not reveal the key. */
    String keyId() {
        return key.id();
    }

    /** Metadata for the footer of every Parquet file of a submission; sorted, so that equal files have equal bytes. */
    SortedMap<String, String> metadata(Submission submission, Contract contract) {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("rural.submission_key", String.valueOf(submission.key()));
        metadata.put("rural.package", submission.packageName());
        metadata.put("rural.contract", contract.name() + " " + contract.version());
        metadata.put("rural.pseudonym_key_id", key.id());
        return metadata;
    }
}

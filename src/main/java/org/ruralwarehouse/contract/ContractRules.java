package org.ruralwarehouse.contract;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the properties of a contract that JSON Schema cannot express, such as references between names and ambiguous
 * headers.
 */
final class ContractRules {

    private static final int MAX_DIGITS = 18;

    private final Contract contract;
    private final String file;
    private final YamlDocuments documents;

    ContractRules(Contract contract, String file, YamlDocuments documents) {
        this.contract = contract;
        this.file = file;
        this.documents = documents;
    }

    void check() {
        checkHeadersAreUnambiguous();
        checkColumnsAreUnique();
        contract.fields().forEach(this::checkPattern);
        contract.fields().forEach(this::checkBounds);
        Set<String> fields =
                new HashSet<>(contract.fields().stream().map(Field::name).toList());
        for (ForeignKey key : contract.foreignKeys()) {
            if (!fields.contains(key.field())) {
                problem(
                        "/foreignKeys",
                        "there is no field " + key.field() + "; use the name of a field of this contract");
            }
        }
    }

    private void checkHeadersAreUnambiguous() {
        Map<String, String> fieldsByHeader = new HashMap<>();
        for (Field field : contract.fields()) {
            for (String header :
                    field.headers().map(HeaderNormalizer::normalize).distinct().toList()) {
                String other = fieldsByHeader.putIfAbsent(header, field.name());
                if (other != null) {
                    problem(
                            "/fields",
                            "the header " + header + " belongs to both " + other + " and " + field.name()
                                    + "; give each header to one field");
                }
            }
        }
    }

    private void checkColumnsAreUnique() {
        Set<String> seen = new HashSet<>();
        for (String column : (Iterable<String>) landedNames()::iterator) {
            if (!seen.add(column)) {
                problem("/fields", "two fields land as " + column + "; use one column name for each");
            }
        }
        for (String column : contract.primaryKey()) {
            if (!seen.contains(column)) {
                problem(
                        "/primaryKey",
                        "there is no landed column " + column + "; use a name from fields or pseudonymize");
            }
        }
    }

    /** Names of the landed columns and of the pseudonyms. */
    private Stream<String> landedNames() {
        return Stream.concat(
                contract.fields().stream()
                        .map(Field::pseudonymize)
                        .filter(Objects::nonNull)
                        .map(Pseudonymize::as),
                contract.landedColumns().stream().map(LandedColumn::name));
    }

    private void checkPattern(Field field) {
        String pattern = field.constraints().pattern();
        if (pattern == null) {
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            problem("/fields/" + field.name(), "the pattern is not a regular expression of RE2: " + e.getDescription());
        }
    }

    private void problem(String place, String message) {
        documents.report(file, place, message);
    }

    /** Reports a bound with more decimals or digits than any value of the field; it is most likely a typing error. */
    private void checkBounds(Field field) {
        for (BigDecimal bound : new BigDecimal[] {
            field.constraints().minimum(), field.constraints().maximum()
        }) {
            if (bound == null) {
                continue;
            }
            boolean isTooFine = bound.stripTrailingZeros().scale() > field.decimals();
            boolean isTooLarge = bound.precision() - bound.scale() + field.decimals() > MAX_DIGITS;
            if (isTooFine || isTooLarge) {
                problem(
                        "/fields/" + field.name(),
                        "no value of the field can be " + bound.toPlainString() + ": it has " + field.decimals()
                                + " decimals and at most " + MAX_DIGITS + " digits");
            }
        }
    }
}

package org.ruralwarehouse.accept;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;

/**
 * Personal numbers in what a manifest declares. Such a manifest is invalid, because names become part of receipts and
 * reports, and nothing of a verdict quotes the number.
 */
final class PersonalManifestValues {

    private final WarehouseDefinition definition;
    private final RuleBook rules;

    PersonalManifestValues(WarehouseDefinition definition, RuleBook rules) {
        this.definition = definition;
        this.rules = rules;
    }

    /** The verdict on a package whose name contains a personal number; it is not opened. */
    PackageVerdict rejectName(String maskedName) {
        Finding finding = Finding.of(
                rules.rule("package_unreadable"),
                FindingSource.ofPackage(maskedName),
                Message.ofValue(maskedName),
                MessageKey.NO_PERSONAL_NUMBER.with());
        return new PackageVerdict(maskedName, Status.REFUSED, List.of(), List.of(finding));
    }

    /** Rejects a package whose manifest contains personal numbers, and masks them in the findings of any package. */
    PackageVerdict check(PackageVerdict verdict) {
        List<Finding> findings = new ArrayList<>();
        verdict.findings().forEach(finding -> findings.add(mask(finding)));
        List<Submission> submissions = new ArrayList<>();
        boolean isPersonal = false;
        for (Submission submission : verdict.submissions()) {
            List<String> properties = properties(submission);
            properties.forEach(property -> findings.add(mask(Finding.of(
                    rules.rule("manifest_invalid"),
                    submission.origin(),
                    Message.ofValue("/resources: " + property),
                    MessageKey.NO_PERSONAL_NUMBER.with()))));
            isPersonal |= !properties.isEmpty();
            // The size of a complete file is our own observation.
            if (properties.isEmpty()
                    && (verdict.status() == Status.ACCEPTED || !isPersonal(String.valueOf(submission.bytes())))) {
                submissions.add(submission);
            }
        }
        return verdict.with(isPersonal ? Status.REFUSED : verdict.status(), submissions, findings);
    }

    /** The properties of a submission that contain a personal number. */
    private List<String> properties(Submission submission) {
        List<String> properties = new ArrayList<>();
        addIf(isPersonal(submission.dataset()), "name", properties);
        addIf(isPersonal(submission.fileName()), "path", properties);
        addIf(isPersonal(submission.encoding()), "encoding", properties);
        addIf(isPersonal(submission.sheet()), "rural:sheet", properties);
        addIf(isPersonal(String.valueOf(submission.declaredRows())), "rural:rows", properties);
        addIf(hasPersonalTotal(submission.controlTotals(), measures(submission)), "rural:controlTotals", properties);
        return properties;
    }

    private static void addIf(boolean isPersonal, String property, List<String> properties) {
        if (isPersonal) {
            properties.add(property);
        }
    }

    private static boolean isPersonal(@Nullable String text) {
        return text != null && Masking.isPersonalName(text);
    }

    private Set<String> measures(Submission submission) {
        if (!definition.hasDataset(submission.dataset())) {
            return Set.of();
        }
        return definition.contract(submission.dataset(), submission.period()).stream()
                .flatMap(contract -> contract.fields().stream())
                .filter(field -> field.type() == Field.Type.INTEGER || field.type() == Field.Type.NUMBER)
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    /** Sums of measures are exempt: a sum may have the form of a telephone number. */
    private static boolean hasPersonalTotal(Map<String, BigDecimal> totals, Set<String> measures) {
        return totals.entrySet().stream()
                .anyMatch(total -> isPersonal(total.getKey())
                        || !measures.contains(total.getKey()) && wholeDigits(total) >= Masking.SUSPICIOUS_DIGITS);
    }

    private static int wholeDigits(Map.Entry<String, BigDecimal> total) {
        return total.getValue().precision() - total.getValue().scale();
    }

    private static Finding mask(Finding finding) {
        FindingSource source = finding.origin();
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.effect(),
                new FindingSource(
                        source.packageName(),
                        source.provinceCode(),
                        source.period(),
                        masked(source.dataset()),
                        source.attempt(),
                        source.submissionKey(),
                        masked(source.fileName())),
                finding.line(),
                masked(finding.column()),
                mask(finding.found()),
                mask(finding.expected()));
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : Masking.maskName(text);
    }

    private static @Nullable Message mask(@Nullable Message message) {
        return message == null ? null : message.mapValues(Masking::maskName);
    }
}

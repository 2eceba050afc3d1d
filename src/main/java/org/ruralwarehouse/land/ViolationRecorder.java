package org.ruralwarehouse.land;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.privacy.Masking;

/** Makes findings of complaints: severity by contract, personal values masked. */
final class ViolationRecorder {

    private final RuleBook rules;
    private final FindingWriter findings;

    ViolationRecorder(RuleBook rules, FindingWriter findings) {
        this.rules = rules;
        this.findings = findings;
    }

    void report(List<RowReader.FieldViolation> complaints, long line) throws IOException {
        for (RowReader.FieldViolation complaint : complaints) {
            Rule rule = rules.rule(complaint.complaint().code());
            Severity softened = complaint.field().severityOrError();
            findings.write(
                    rule,
                    softened == Severity.ERROR ? rule.severity() : softened,
                    line,
                    complaint.field().name(),
                    shown(complaint),
                    complaint.complaint().expected());
        }
    }

    private static @Nullable String shown(RowReader.FieldViolation complaint) {
        String text = complaint.text();
        if (text == null) {
            return null;
        }
        String masked = complaint.field().isPersonal() ? Masking.personal(text) : Masking.numbersIn(text);
        return Masking.shortened(masked);
    }
}

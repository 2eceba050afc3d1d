package org.ruralwarehouse.land;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.privacy.PublicIdentifier;

/** Converts violations to findings, with the severity of the contract and with personal values masked. */
final class ViolationRecorder {

    private final RuleBook rules;
    private final FindingWriter findings;

    ViolationRecorder(RuleBook rules, FindingWriter findings) {
        this.rules = rules;
        this.findings = findings;
    }

    void recordAll(List<RowReader.FieldViolation> violations, long line) throws IOException {
        for (RowReader.FieldViolation violation : violations) {
            Rule rule = rules.rule(violation.violation().code());
            Severity fieldSeverity = violation.field().severityOrError();
            findings.write(
                    rule,
                    fieldSeverity == Severity.ERROR ? rule.severity() : fieldSeverity,
                    line,
                    violation.field().name(),
                    found(violation),
                    violation.violation().expected());
        }
    }

    private static @Nullable Message found(RowReader.FieldViolation violation) {
        String text = violation.text();
        if (text == null) {
            return null;
        }
        boolean isIdentifier =
                PublicIdentifier.ofFormat(violation.field().format()).isPresent();
        if (!violation.field().isPersonal() && !isIdentifier) {
            return Message.ofValue(Masking.quote(text));
        }
        return Masking.hasNumberShape(text)
                ? Message.ofValue(Masking.shorten(Masking.maskPersonalValue(text)))
                : MessageKey.HIDDEN_VALUE.with(Masking.hidden(text), text.codePointCount(0, text.length()));
    }
}

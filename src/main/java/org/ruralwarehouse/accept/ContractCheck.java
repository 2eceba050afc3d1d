package org.ruralwarehouse.accept;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.Submission;

/** Compares period and sample weight of a submission with today and with the contract of its dataset. */
final class ContractCheck {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final WarehouseDefinition definition;
    private final RuleBook rules;
    private final Clock clock;

    ContractCheck(WarehouseDefinition definition, RuleBook rules, Clock clock) {
        this.definition = definition;
        this.rules = rules;
        this.clock = clock;
    }

    /** Returns what contradicts the contract; null when nothing does. */
    @Nullable
    Finding check(Submission submission) {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        if (submission.period().start().isAfter(today)) {
            return finding(
                    "period_in_future",
                    submission,
                    Message.ofValue(submission.period().text()),
                    MessageKey.PERIOD_BEGUN_BY.with(today));
        }
        Optional<Contract> contract = definition.contract(submission.dataset(), submission.period());
        if (contract.isEmpty()) {
            return finding(
                    "no_contract_for_period",
                    submission,
                    Message.ofValue(submission.period().text()),
                    MessageKey.PERIOD_WITH_CONTRACT.with());
        }
        Integer maximum = contract.get().maxPersonsPerRow();
        return maximum == null || submission.personsPerRow() <= maximum
                ? null
                : finding(
                        "manifest_invalid",
                        submission,
                        Message.ofValue("rural:personsPerRow: " + submission.personsPerRow()),
                        MessageKey.AT_MOST.with(maximum));
    }

    private Finding finding(String code, Submission submission, Message found, Message expected) {
        return Finding.of(rules.rule(code), submission.origin(), found, expected);
    }
}

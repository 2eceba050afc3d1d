package org.ruralwarehouse.land;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageDamagedException;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;
import org.ruralwarehouse.submission.incident.Incident;

/** Converts the exception that ended the landing of a file to the finding that rejects it. */
final class RejectionFindings {

    private final RuleBook rules;
    private final Limits limits;

    RejectionFindings(RuleBook rules, Limits limits) {
        this.rules = rules;
        this.limits = limits;
    }

    /** The finding; empty if the exception is a system failure and not a problem of the submission. */
    Optional<Finding> finding(Throwable e, Submission submission) {
        if (e instanceof FileRejectedException rejection) {
            return Optional.of(finding(rejection, submission));
        }
        if (e instanceof UncheckedIOException && e.getCause() instanceof PackageDamagedException damage) {
            return finding(damage, submission);
        }
        if (e instanceof PackageUnreadableException unreadable) {
            return Optional.of(unreadable(submission, unreadable.found()));
        }
        if (e instanceof PackageDamagedException damaged) {
            return Optional.of(unreadable(submission, damaged.found()));
        }
        if (e instanceof NoSuchFileException) {
            return Optional.of(unreadable(submission, MessageKey.FILE_REMOVED_AFTER_ACCEPTANCE.with()));
        }
        return Optional.empty();
    }

    /** The finding about a failure of this program, or about the processor time that it needed. */
    Finding incident(Incident incident, Submission submission) {
        if (incident.processorSeconds() != null) {
            return Finding.of(
                    rules.rule("package_exceeds_limit"),
                    submission.origin(),
                    MessageKey.PROCESSOR_SECONDS.with(incident.processorSeconds()),
                    MessageKey.AT_MOST_PROCESSOR_SECONDS.with(
                            limits.processorTime().toSeconds()));
        }
        return Finding.of(
                rules.rule("package_could_not_be_read"),
                submission.origin(),
                MessageKey.INCIDENT.with(incident.number()),
                MessageKey.READABLE_PACKAGE.with());
    }

    private Finding unreadable(Submission submission, Message found) {
        return Finding.of(
                rules.rule("package_unreadable"), submission.origin(), found, MessageKey.READABLE_PACKAGE.with());
    }

    private Finding finding(FileRejectedException e, Submission submission) {
        Rule rule = rules.rule(e.code());
        return new Finding(
                e.code(),
                rule.severity(),
                rule.effect(),
                submission.origin(),
                e.line(),
                e.column() == null ? null : Masking.maskName(e.column()),
                masked(e.found()),
                masked(e.expected()));
    }

    /** Some messages quote names of parts, headers and sheets; cells are masked where the exception is created. */
    private static @Nullable Message masked(@Nullable Message message) {
        return message == null ? null : message.mapValues(Masking::maskName);
    }
}

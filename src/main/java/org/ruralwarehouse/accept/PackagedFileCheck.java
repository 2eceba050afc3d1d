package org.ruralwarehouse.accept;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;

/** Compares the file that a manifest declares with that of the package, without reading it. */
final class PackagedFileCheck {

    private final RuleBook rules;

    PackagedFileCheck(RuleBook rules) {
        this.rules = rules;
    }

    /** The first problem; null without one. */
    @Nullable
    Finding check(Submission submission, PackageFiles files) {
        FindingSource origin = submission.origin();
        if (files.isUnsafe(submission.fileName())) {
            return finding(
                    "path_outside_package",
                    origin,
                    Message.ofValue(submission.fileName()),
                    MessageKey.RELATIVE_PATH.with());
        }
        if (files.isSpecial(submission.fileName())) {
            return finding(
                    "package_unreadable",
                    origin,
                    MessageKey.NOT_A_FILE.with(),
                    MessageKey.BYTES.with(submission.bytes()));
        }
        return checkSize(submission, files.size(submission.fileName()), files.isComplete());
    }

    private @Nullable Finding checkSize(Submission submission, OptionalLong size, boolean isComplete) {
        if (size.isEmpty()) {
            return finding(
                    isComplete ? "package_unreadable" : "package_incomplete",
                    submission.origin(),
                    MessageKey.FILE_NOT_FOUND.with(),
                    MessageKey.BYTES.with(submission.bytes()));
        }
        if (size.getAsLong() == submission.bytes()) {
            return null;
        }
        return finding(
                size.getAsLong() < submission.bytes() && !isComplete ? "package_incomplete" : "size_differs",
                submission.origin(),
                MessageKey.BYTES.with(size.getAsLong()),
                MessageKey.BYTES.with(submission.bytes()));
    }

    private Finding finding(String code, FindingSource origin, Message found, Message expected) {
        return Finding.of(rules.rule(code), origin, found, expected);
    }
}

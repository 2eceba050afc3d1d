package org.ruralwarehouse.accept;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.archive.PackageFiles;

/** Compares names and sizes of a package with the limits before anything of it is read. */
final class LimitCheck {

    private static final String CODE = "package_exceeds_limit";

    private final RuleBook rules;
    private final Limits limits;

    LimitCheck(RuleBook rules, Limits limits) {
        this.rules = rules;
        this.limits = limits;
    }

    /** The finding about the name of a package or the size of its archive. */
    Optional<Finding> check(InboxPackage received) {
        String name = received.name();
        int nameBytes = received.fileName().getBytes(StandardCharsets.UTF_8).length;
        if (nameBytes > limits.nameBytes()) {
            return Optional.of(finding(
                    FindingSource.ofPackage(name),
                    MessageKey.NAME_OF_BYTES.with(nameBytes),
                    MessageKey.AT_MOST_BYTES.with(limits.nameBytes())));
        }
        long bytes = archiveBytes(received.location());
        return bytes <= limits.packageBytes()
                ? Optional.empty()
                : Optional.of(finding(
                        FindingSource.ofPackage(name),
                        MessageKey.BYTES.with(bytes),
                        MessageKey.AT_MOST_BYTES.with(limits.packageBytes())));
    }

    private static long archiveBytes(Path location) {
        try {
            return Files.isRegularFile(location) ? Files.size(location) : 0;
        } catch (IOException e) {
            // Opening the package reports the reason.
            return 0;
        }
    }

    /** The findings about the declared sizes; a file with more bytes than declared is rejected while it lands. */
    List<Finding> check(String packageName, Manifest manifest) {
        List<Finding> findings = new ArrayList<>();
        FindingSource origin = FindingSource.ofPackage(packageName);
        long total = 0;
        for (Manifest.Resource resource : manifest.resources()) {
            total = Math.min(total + Math.min(resource.bytes(), Long.MAX_VALUE / 2), Long.MAX_VALUE / 2);
            if (resource.bytes() > limits.fileBytes()) {
                findings.add(finding(
                        origin.inFile(resource.path()),
                        MessageKey.BYTES.with(resource.bytes()),
                        MessageKey.AT_MOST_BYTES.with(limits.fileBytes())));
            }
        }
        if (findings.isEmpty() && total > limits.packageBytes()) {
            findings.add(finding(
                    origin.inFile(PackageFiles.MANIFEST),
                    MessageKey.BYTES.with(total),
                    MessageKey.AT_MOST_BYTES.with(limits.packageBytes())));
        }
        return findings;
    }

    /** The finding about a package whose acceptance takes too long. */
    Finding processorTimeExceeded(String packageName, long seconds) {
        return finding(
                FindingSource.ofPackage(packageName),
                MessageKey.PROCESSOR_SECONDS.with(seconds),
                MessageKey.AT_MOST_PROCESSOR_SECONDS.with(limits.processorTime().toSeconds()));
    }

    private Finding finding(FindingSource origin, Message found, Message expected) {
        return Finding.of(rules.rule(CODE), origin, found, expected);
    }
}

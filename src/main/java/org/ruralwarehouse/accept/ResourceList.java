package org.ruralwarehouse.accept;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.archive.PackageFiles;

/** Checks of the resources of a manifest that its schema cannot express. */
final class ResourceList {

    private final RuleBook rules;
    private final FindingSource origin;
    private final Manifest manifest;

    ResourceList(RuleBook rules, String packageName, Manifest manifest) {
        this.rules = rules;
        this.origin = FindingSource.ofPackage(packageName).inFile(PackageFiles.MANIFEST);
        this.manifest = manifest;
    }

    /** True for the resource that is no dataset. */
    static boolean isExplanations(Manifest.Resource resource) {
        return resource.name().equals(ExplanationsReader.RESOURCE);
    }

    /** One finding for each problem; empty if the list is valid. */
    List<Finding> problems() {
        List<Finding> findings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Manifest.Resource resource : manifest.resources()) {
            if (resource.hasOversizedControlTotal()) {
                findings.add(invalid(
                        Message.ofValue("/resources: rural:controlTotals"),
                        MessageKey.AT_MOST_DIGITS.with(Manifest.Resource.MAX_DIGITS)));
            }
            resource.unsupportedDialect()
                    .forEach((property, supported) ->
                            findings.add(invalid(Message.ofValue("/resources: dialect." + property), supported)));
            if (!names.add(resource.name())) {
                findings.add(invalid(Message.ofValue("/resources"), MessageKey.EACH_DATASET_ONCE.with()));
            }
        }
        if (manifest.resources().stream().allMatch(ResourceList::isExplanations)) {
            findings.add(invalid(Message.ofValue("/resources"), MessageKey.ONE_DATASET_AT_LEAST.with()));
        }
        return findings;
    }

    private Finding invalid(Message found, Message expected) {
        return Finding.of(rules.rule("manifest_invalid"), origin, found, expected);
    }
}

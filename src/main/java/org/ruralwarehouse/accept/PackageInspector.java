package org.ruralwarehouse.accept;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageDamagedException;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;

/** Opens one package and validates its manifest against contracts, provinces and the files of the package. */
final class PackageInspector {

    private final WarehouseDefinition definition;
    private final RuleBook rules;
    private final Set<String> provinces;
    private final Duration waitAtMost;
    private final LimitCheck limits;
    private final SenderCheck senders;
    private final ContractCheck contracts;
    private final PackagedFileCheck packaged;
    private final ManifestReader manifests;

    PackageInspector(
            WarehouseDefinition definition,
            RuleBook rules,
            Set<String> provinces,
            Duration waitAtMost,
            Limits limits,
            SenderCheck senders) {
        this.limits = new LimitCheck(rules, limits);
        this.senders = senders;
        this.manifests = new ManifestReader(limits.manifestProblems());
        this.packaged = new PackagedFileCheck(rules);
        this.contracts = new ContractCheck(definition, rules, Clock.systemUTC());
        this.definition = definition;
        this.rules = rules;
        this.provinces = provinces;
        this.waitAtMost = waitAtMost;
    }

    PackageVerdict inspect(InboxPackage received) {
        Path location = received.location();
        String name = received.name();
        Optional<Finding> unopened = senders.checkPlace(received).or(() -> limits.check(received));
        if (unopened.isPresent()) {
            return verdict(unopened.get());
        }
        try (PackageFiles files = PackageFiles.open(location)) {
            return inspect(received, files);
        } catch (PackageUnreadableException e) {
            String code = e.isSuspicious() ? "archive_suspicious" : "package_unreadable";
            boolean isStillCopying = e.isMaybeIncomplete() && new PackageAge(location).isBelow(waitAtMost);
            return verdict(finding(
                    isStillCopying ? "package_incomplete" : code,
                    FindingSource.ofPackage(name),
                    e.found(),
                    MessageKey.DIRECTORY_OR_ARCHIVE_WITH_MANIFEST.with()));
        } catch (IOException e) {
            return verdict(finding(
                    "package_unreadable",
                    FindingSource.ofPackage(name).inFile(PackageFiles.MANIFEST),
                    e instanceof PackageDamagedException damage
                            ? damage.found()
                            : MessageKey.UNREADABLE_MANIFEST.with(),
                    MessageKey.DIRECTORY_OR_ARCHIVE_WITH_MANIFEST.with()));
        }
    }

    Finding processorTimeExceeded(String packageName, long seconds) {
        return limits.processorTimeExceeded(packageName, seconds);
    }

    private PackageVerdict inspect(InboxPackage received, PackageFiles files) throws IOException {
        String name = received.name();
        FindingSource origin = FindingSource.ofPackage(name).inFile(PackageFiles.MANIFEST);
        Optional<Finding> unreadable = checkManifestFile(files, origin);
        if (unreadable.isPresent()) {
            return verdict(unreadable.get());
        }
        byte[] bytes;
        try (InputStream in = files.read(PackageFiles.MANIFEST)) {
            bytes = in.readNBytes(ManifestReader.MAX_BYTES + 1);
        }
        ManifestReader.Result result = manifests.read(bytes);
        Manifest manifest = result.manifest();
        if (manifest == null) {
            return verdict(
                    name,
                    List.of(),
                    result.problems().stream()
                            .map(p -> finding("manifest_invalid", origin, Message.ofValue(p.place()), p.expected()))
                            .toList());
        }
        Instant created = manifest.createdAt();
        if (created == null) {
            return verdict(finding(
                    "manifest_invalid",
                    origin,
                    Message.ofValue(Masking.shorten("/created: " + manifest.created())),
                    MessageKey.ISO_INSTANT.with()));
        }
        Optional<Finding> foreign = senders.checkManifest(received, manifest, bytes, files);
        return foreign.isPresent()
                ? verdict(foreign.get())
                : inspect(received, files, manifest, created, Sha256.hex(bytes));
    }

    private Optional<Finding> checkManifestFile(PackageFiles files, FindingSource origin) {
        if (files.isUnsafe(PackageFiles.MANIFEST)) {
            return Optional.of(finding(
                    "archive_suspicious",
                    origin,
                    MessageKey.MANIFEST_IS_LINK_OR_DUPLICATE.with(),
                    MessageKey.ONE_MANIFEST.with()));
        }
        if (files.size(PackageFiles.MANIFEST).isEmpty()) {
            return Optional.of(finding(
                    "package_unreadable",
                    origin,
                    MessageKey.NO_MANIFEST.with(),
                    Message.ofValue(PackageFiles.MANIFEST)));
        }
        return Optional.empty();
    }

    private PackageVerdict inspect(
            InboxPackage received, PackageFiles files, Manifest manifest, Instant created, String manifestSha256) {
        String name = received.name();
        List<Submission> submissions = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<Finding> excess = limits.check(name, manifest);
        if (!excess.isEmpty()) {
            return verdict(name, submissions, excess);
        }
        for (Manifest.Resource resource : manifest.resources()) {
            if (ResourceList.isExplanations(resource)) {
                continue;
            }
            Submission submission = submission(received, manifest, resource, created, manifestSha256);
            submissions.add(submission);
            Finding finding = check(submission, files);
            if (finding != null) {
                findings.add(finding);
            }
        }
        findings.addAll(new ResourceList(rules, name, manifest).problems());
        return withExplanations(verdict(name, submissions, findings), manifest, files);
    }

    /** Adds explanations to a verdict. Findings about the explanations file do not change the status. */
    private PackageVerdict withExplanations(PackageVerdict verdict, Manifest manifest, PackageFiles files) {
        Manifest.Resource resource = manifest.resources().stream()
                .filter(ResourceList::isExplanations)
                .findFirst()
                .orElse(null);
        if (resource == null) {
            return verdict;
        }
        FindingSource origin = new FindingSource(
                verdict.packageName(),
                manifest.province(),
                manifest.period(),
                null,
                manifest.attempt(),
                null,
                resource.path());
        ExplanationsReader reader = new ExplanationsReader(
                rules,
                origin,
                verdict.submissions().stream().map(Submission::dataset).collect(Collectors.toSet()));
        reader.read(files, resource);
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.addAll(reader.findings());
        return new PackageVerdict(
                verdict.packageName(), verdict.status(), verdict.submissions(), findings, reader.explanations());
    }

    private static Submission submission(
            InboxPackage received,
            Manifest manifest,
            Manifest.Resource resource,
            Instant created,
            String manifestSha256) {
        return new Submission(
                Submission.keyOf(
                        manifest.province(), manifest.period(), resource.name(), manifest.attempt(), manifestSha256),
                resource.name(),
                manifest.province(),
                manifest.period(),
                manifest.attempt(),
                received.name(),
                received.location(),
                resource.path(),
                resource.encoding(),
                resource.delimiter(),
                resource.bytes(),
                resource.sha256(),
                resource.rows(),
                resource.personsPerRow() == null ? 1 : resource.personsPerRow(),
                resource.controlTotals() == null ? Map.of() : resource.controlTotals(),
                created,
                manifestSha256,
                resource.sheet());
    }

    private @Nullable Finding check(Submission submission, PackageFiles files) {
        FindingSource origin = submission.origin();
        if (!provinces.contains(submission.provinceCode())) {
            return finding(
                    "unknown_province",
                    origin,
                    Message.ofValue(submission.provinceCode()),
                    MessageKey.ONE_OF.with(String.join(", ", provinces)));
        }
        if (!definition.hasDataset(submission.dataset())) {
            return finding(
                    "unknown_dataset",
                    origin,
                    Message.ofValue(submission.dataset()),
                    MessageKey.NAME_OF_A_CONTRACT.with());
        }
        Finding contradiction = contracts.check(submission);
        if (contradiction != null) {
            return contradiction;
        }
        return packaged.check(submission, files);
    }

    private Finding finding(String code, FindingSource origin, @Nullable Message found, @Nullable Message expected) {
        return Finding.of(rules.rule(code), origin, found, expected);
    }

    private static PackageVerdict verdict(Finding finding) {
        return verdict(finding.origin().packageName(), List.of(), List.of(finding));
    }

    private static PackageVerdict verdict(String name, List<Submission> submissions, List<Finding> findings) {
        Status status = Status.ACCEPTED;
        for (Finding finding : findings) {
            if (finding.effect() == Effect.SUBMISSION_REFUSED) {
                return new PackageVerdict(name, Status.REFUSED, submissions, findings);
            }
            if (finding.effect() == Effect.SUBMISSION_WAITS) {
                status = Status.WAITING;
            }
        }
        return new PackageVerdict(name, status, submissions, findings);
    }
}

package org.ruralwarehouse.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.incident.FailureScope;
import org.ruralwarehouse.submission.incident.Incident;
import org.ruralwarehouse.submission.incident.Incidents;

/**
 * Decides about every package of an inbox: accepted, already landed, waiting or rejected. The hash of a file is
 * verified later, while the file lands, so that the verified bytes are the landed bytes.
 */
public final class AcceptStage {

    private static final String STAGE = "accept";

    private final PackageInspector inspector;
    private final PersonalManifestValues personalValues;
    private final RuleBook rules;
    private final Map<String, Submission> landed;
    private final Incidents incidents;

    /**
     * @param submittingProvinces GB/T 2260 codes of the provinces that may submit
     * @param waitAtMost how long a truncated archive may stay unmodified before it counts as unreadable
     * @param landed submissions that previous runs have landed
     */
    public AcceptStage(
            WarehouseDefinition definition,
            RuleBook rules,
            Set<String> submittingProvinces,
            Duration waitAtMost,
            Collection<Submission> landed) {
        this(definition, rules, submittingProvinces, waitAtMost, landed, Limits.STANDARD, Incidents.unstored());
    }

    /**
     * @param limits what one package may cost
     * @param incidents previous failures of this program at a package; such a package is not tried again
     */
    public AcceptStage(
            WarehouseDefinition definition,
            RuleBook rules,
            Set<String> submittingProvinces,
            Duration waitAtMost,
            Collection<Submission> landed,
            Limits limits,
            Incidents incidents) {
        this.inspector = new PackageInspector(definition, rules, submittingProvinces, waitAtMost, limits);
        this.personalValues = new PersonalManifestValues(definition, rules);
        this.rules = rules;
        this.incidents = incidents;
        this.landed = new HashMap<>();
        landed.forEach(submission -> this.landed.put(submission.attemptSlot(), submission));
    }

    /** Inspects every directory with a manifest and every zip archive of the inbox, ordered by name. */
    public AcceptResult acceptAll(Path inbox) {
        List<Path> locations;
        try (Stream<Path> entries = Files.list(inbox)) {
            locations = entries.filter(AcceptStage::isPackage).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the inbox " + inbox, e);
        }
        return accept(locations);
    }

    /** Inspects the packages at these paths. */
    public AcceptResult accept(List<Path> locations) {
        List<PackageVerdict> verdicts = new ArrayList<>();
        Map<String, Submission> attempts = new HashMap<>(landed);
        PackageNames names = new PackageNames();
        for (Path location : locations) {
            PackageVerdict verdict =
                    names.isPersonal(location) ? personalValues.rejectName(names.masked(location)) : inspect(location);
            verdicts.add(checkAttempts(verdict, attempts));
        }
        return new AcceptResult(verdicts);
    }

    /**
     * Inspects one package. Any failure rejects this package alone, also an {@link Error} such as a missing class or a
     * stack overflow.
     */
    private PackageVerdict inspect(Path location) {
        String name = location.getFileName().toString();
        String key = STAGE + '/' + name;
        Optional<Incident> known = incidents.find(key, location);
        if (known.isPresent()) {
            return failed(name, known.get());
        }
        try {
            PackageVerdict verdict = personalValues.check(inspector.inspect(location));
            incidents.resolve(key);
            return verdict;
        } catch (DefinitionException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (FailureScope.whileReading(e) == FailureScope.RUN) {
                throw e;
            }
            return failed(name, incidents.add(key, STAGE, name, location, e));
        }
    }

    private PackageVerdict failed(String name, Incident incident) {
        Finding finding = Finding.of(
                rules.rule("package_could_not_be_read"),
                FindingSource.ofPackage(name),
                MessageKey.INCIDENT.with(incident.number()),
                MessageKey.READABLE_PACKAGE.with());
        return new PackageVerdict(name, Status.REFUSED, List.of(), List.of(finding));
    }

    private static boolean isPackage(Path entry) {
        String name = entry.getFileName().toString();
        if (name.startsWith(".")) {
            return false;
        }
        // A directory without access permission is reported as a package instead of being ignored.
        return Files.isDirectory(entry)
                ? !Files.isExecutable(entry) || Files.exists(entry.resolve(PackageFiles.MANIFEST))
                : name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private PackageVerdict checkAttempts(PackageVerdict verdict, Map<String, Submission> attempts) {
        if (verdict.status() != Status.ACCEPTED) {
            return verdict;
        }
        List<Finding> conflicts = new ArrayList<>();
        for (Submission submission : verdict.submissions()) {
            Submission first = attempts.putIfAbsent(submission.attemptSlot(), submission);
            if (first != null && !isLandedCopy(first, submission)) {
                conflicts.add(Finding.of(
                        rules.rule("attempt_reused"),
                        submission.origin(),
                        MessageKey.ATTEMPT.with(submission.attempt()),
                        MessageKey.OTHER_ATTEMPT_NUMBER.with(first.packageName())));
            }
        }
        if (!conflicts.isEmpty()) {
            return verdict.with(Status.REFUSED, verdict.submissions(), conflicts);
        }
        List<Submission> newSubmissions =
                verdict.submissions().stream().filter(s -> !hasLanded(s)).toList();
        return newSubmissions.isEmpty()
                ? verdict.with(Status.ALREADY_LANDED, verdict.submissions(), verdict.findings())
                : verdict.with(Status.ACCEPTED, newSubmissions, verdict.findings());
    }

    /**
     * True when the second submission has the key of the first and has already landed. A copy of a landed package under
     * another name is the same submission; two copies of a new package in one inbox conflict.
     */
    private boolean isLandedCopy(Submission first, Submission second) {
        return first.key() == second.key() && hasLanded(second);
    }

    private boolean hasLanded(Submission submission) {
        Submission previous = landed.get(submission.attemptSlot());
        return previous != null && previous.key() == submission.key();
    }
}

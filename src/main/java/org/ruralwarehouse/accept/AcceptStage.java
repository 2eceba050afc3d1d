package org.ruralwarehouse.accept;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.sender.SenderPolicy;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.FailureScope;
import org.ruralwarehouse.submission.incident.Incident;
import org.ruralwarehouse.submission.incident.Incidents;
import org.ruralwarehouse.submission.incident.Isolation;
import org.ruralwarehouse.submission.incident.PackageStoppedException;
import org.ruralwarehouse.submission.incident.RepeatedFailureException;

/**
 * Decides about every package of an inbox: accepted, already landed, waiting or rejected. The hash of a file is
 * verified later, while the file lands, so that the verified bytes are the landed bytes.
 */
public final class AcceptStage {

    private static final String STAGE = "accept";

    private final PackageInspector inspector;
    private final PersonalManifestValues personalValues;
    private final RuleBook rules;
    private final InboxListing listing;
    private final AttemptCheck attempts;
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
        this(
                definition,
                rules,
                submittingProvinces,
                waitAtMost,
                landed,
                SenderPolicy.UNVERIFIED,
                Limits.STANDARD.withAnyAttempt(),
                Incidents.unstored());
    }

    /**
     * @param senders what is demanded of the senders of packages
     * @param limits what one package may cost
     * @param incidents previous failures of this program at a package; such a package is not tried again
     */
    public AcceptStage(
            WarehouseDefinition definition,
            RuleBook rules,
            Set<String> submittingProvinces,
            Duration waitAtMost,
            Collection<Submission> landed,
            SenderPolicy senders,
            Limits limits,
            Incidents incidents) {
        Set<String> manifests = landed.stream().map(Submission::manifestSha256).collect(Collectors.toSet());
        this.inspector = new PackageInspector(
                definition, rules, submittingProvinces, waitAtMost, limits, new SenderCheck(rules, senders, manifests));
        this.personalValues = new PersonalManifestValues(definition, rules);
        this.rules = rules;
        this.incidents = incidents;
        this.listing = new InboxListing(senders);
        this.attempts = new AttemptCheck(rules, landed, limits.attemptStep());
    }

    /** Inspects every directory with a manifest and every zip archive of the inbox, ordered by sender and name. */
    public AcceptResult acceptAll(Path inbox) {
        return acceptPackages(listing.list(inbox));
    }

    /** Inspects the packages at these paths. Their senders are unknown. */
    public AcceptResult accept(List<Path> locations) {
        return acceptPackages(locations.stream()
                .map(location -> new InboxPackage(location, null))
                .toList());
    }

    private AcceptResult acceptPackages(List<InboxPackage> received) {
        List<PackageVerdict> verdicts = new ArrayList<>();
        PackageNames names = new PackageNames();
        for (InboxPackage next : received) {
            verdicts.add(names.isPersonal(next) ? personalValues.rejectName(names.masked(next)) : inspect(next));
        }
        return new AcceptResult(attempts.check(verdicts));
    }

    /**
     * Inspects one package without comparing it with others. Any failure rejects this package alone, also an
     * {@link Error} such as a missing class or a stack overflow.
     */
    public PackageVerdict inspect(InboxPackage received) {
        Path location = received.location();
        String name = received.name();
        String key = STAGE + '/' + name;
        Optional<Incident> known = incidents.find(key, location);
        if (known.isPresent()) {
            return failed(name, known.get());
        }
        Isolation isolation = incidents.isolation();
        if (isolation.isSuspect(key)) {
            return inspectElsewhere(key, received, null);
        }
        try {
            PackageVerdict verdict =
                    isolation.watch(key, name, () -> personalValues.check(inspector.inspect(received)));
            incidents.resolve(key);
            return verdict;
        } catch (DefinitionException e) {
            throw e;
        } catch (PackageStoppedException e) {
            return e.exceededSeconds() != null
                    ? failed(name, incidents.add(key, STAGE, name, location, e))
                    : inspectElsewhere(key, received, e);
        } catch (Exception | Error e) {
            if (FailureScope.whileReading(e) == FailureScope.RUN) {
                throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
            }
            return inspectElsewhere(key, received, e);
        }
    }

    /** Rejects a package only when this program fails at it alone, too. */
    private PackageVerdict inspectElsewhere(String key, InboxPackage received, @Nullable Throwable failure) {
        try {
            PackageVerdict verdict = incidents.isolation().accept(key, received, failure);
            incidents.resolve(key);
            return verdict;
        } catch (RepeatedFailureException e) {
            String name = received.name();
            return failed(name, incidents.add(key, STAGE, name, received.location(), e.failure()));
        }
    }

    private PackageVerdict failed(String name, Incident incident) {
        if (incident.processorSeconds() != null) {
            return rejected(inspector.processorTimeExceeded(name, incident.processorSeconds()));
        }
        Finding finding = Finding.of(
                rules.rule("package_could_not_be_read"),
                FindingSource.ofPackage(name),
                MessageKey.INCIDENT.with(incident.number()),
                MessageKey.READABLE_PACKAGE.with());
        return rejected(finding);
    }

    private static PackageVerdict rejected(Finding finding) {
        return new PackageVerdict(finding.origin().packageName(), Status.REFUSED, List.of(), List.of(finding));
    }
}

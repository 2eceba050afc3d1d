package org.ruralwarehouse.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.decision.Decisions;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReportFingerprints;
import org.ruralwarehouse.incremental.StoredResults;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/** All inputs of a release: landed submissions, decisions, definitions, settings and the program version. */
final class ReleaseInputs {

    /** Documentation files are not part of the fingerprint: a change in a README must not cause a full rebuild. */
    private static final String DOCUMENTATION = ".md";

    private static final List<String> DEFINITION_FOLDERS =
            List.of("contracts", "checks", "reference", "dims", "facts", "marts", "figures", "tests");

    /** Part of the fingerprint of a full build, so that it replaces a release that may be incremental. */
    private static final String FULL_BUILD = "\nfull build";

    private final WarehouseDefinition definition;
    private final Settings settings;
    private final LandingZone landed;
    private final Decisions decisions;

    /**
     * @param landed submissions under the decisions
     */
    ReleaseInputs(WarehouseDefinition definition, Settings settings, LandingZone landed, Decisions decisions) {
        this.definition = definition;
        this.settings = settings;
        this.landed = landed;
        this.decisions = decisions;
    }

    /** The inputs that are on disk now. */
    static ReleaseInputs read(WarehouseDefinition definition, Settings settings) {
        Decisions decisions = new DecisionStore(settings.data().decisions()).read();
        LandingZone landed = LandingZone.read(settings.data().landed());
        return new ReleaseInputs(definition, settings, decisions.applyTo(landed), decisions);
    }

    Decisions decisions() {
        return decisions;
    }

    /** The same inputs if these submissions were held, too. */
    ReleaseInputs holding(Set<Long> held) {
        Set<Long> excluded = new HashSet<>(held);
        decisions
                .excluding()
                .forEach(decision -> excluded.add(decision.submission().key()));
        return new ReleaseInputs(definition, settings, landed.excluding(excluded), decisions);
    }

    /** Effective submissions that the current release does not contain with the same content. */
    List<LandedSubmission> newSubmissions() {
        Map<Long, String> published = new HashMap<>();
        CurrentRelease.find(settings.data().current()).ifPresent(current -> current.manifest()
                .inputs()
                .forEach(input -> published.put(input.submissionKey(), String.valueOf(input.landedSha256()))));
        return landed.submissions().stream()
                .filter(LandedSubmission::isEffective)
                .filter(s -> !s.sha256().equals(published.get(s.submission().key())))
                .toList();
    }

    /** The checks that block, except those whose findings are of a dataset and period with a confirmed submission. */
    List<CheckResult.Block> unconfirmed(List<CheckResult.Block> blocks) {
        Set<Long> confirmed = decisions.confirmed();
        Set<String> accepted = landed.submissions().stream()
                .filter(LandedSubmission::isEffective)
                .map(LandedSubmission::submission)
                .filter(submission -> confirmed.contains(submission.key()))
                .map(submission ->
                        submission.dataset() + "|" + submission.period().text())
                .collect(Collectors.toSet());
        return blocks.stream()
                .filter(block -> !accepted.contains(block.dataset() + "|" + block.period()))
                .toList();
    }

    Settings settings() {
        return settings;
    }

    LandingZone landed() {
        return landed;
    }

    /** Fingerprint of all inputs. Equal fingerprints give equal releases. */
    String sha256() {
        return settings.incremental() ? sha256("") : sha256(FULL_BUILD);
    }

    private String sha256(String build) {
        String inputs = landed.fingerprint() + '\n' + definitionSha256() + build + decisions.fingerprint();
        return Sha256.hex(inputs.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Fingerprint of definitions, settings and program version. With equal fingerprints, equal submissions give equal
     * releases.
     */
    String definitionSha256() {
        StringBuilder parts = new StringBuilder();
        for (String folder : DEFINITION_FOLDERS) {
            FileTree files = new FileTree(definition.folder().resolve(folder));
            parts.append('\n').append(files.sha256(file -> !file.toString().endsWith(DOCUMENTATION)));
        }
        parts.append('\n').append(FileTree.sha256(definition.folder().resolve("dictionary.yml")));
        Path waivers = definition.folder().resolve("waivers.yml");
        parts.append('\n').append(Files.exists(waivers) ? FileTree.sha256(waivers) : "");
        parts.append('\n').append(settings.thresholds());
        parts.append('\n').append(applicationVersion());
        parts.append('\n').append(settings.duckDb().storageVersion());
        return Sha256.hex(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the current release was built from these inputs, and in full if the settings require it. */
    boolean isCurrent() {
        return CurrentRelease.find(settings.data().current())
                .map(current -> current.manifest().identity())
                .filter(current -> current.hasInputs(sha256()) || current.hasInputs(sha256(FULL_BUILD)))
                .isPresent();
    }

    /** Results of previous runs that the new release may reuse. */
    PreviousResults previousResults() {
        return previousResults(landed);
    }

    /** The same for a subset of the landed submissions. */
    PreviousResults previousResults(LandingZone part) {
        if (!settings.incremental()) {
            return PreviousResults.none();
        }
        Optional<CurrentRelease> sameDefinitions = CurrentRelease.find(
                        settings.data().current())
                .filter(current -> definitionSha256().equals(current.manifest().definitionSha256()));
        return new StoredResults(
                sameDefinitions,
                effective(part),
                new ReportFingerprints(settings.data().reportFingerprints()));
    }

    static String applicationVersion() {
        String version = ReleaseInputs.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    List<ReleaseManifest.Input> effective() {
        return effective(landed);
    }

    private static List<ReleaseManifest.Input> effective(LandingZone part) {
        return part.submissions().stream()
                .filter(LandedSubmission::isEffective)
                .map(ReleaseInputs::input)
                .toList();
    }

    private static ReleaseManifest.Input input(LandedSubmission landed) {
        Submission submission = landed.submission();
        return new ReleaseManifest.Input(
                submission.key(),
                submission.dataset(),
                submission.provinceCode(),
                submission.period().text(),
                submission.attempt(),
                submission.packageName(),
                submission.fileName(),
                submission.sha256(),
                landed.receipt().rowsReceived(),
                landed.receipt().keyId(),
                landed.sha256());
    }
}

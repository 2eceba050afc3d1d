package org.ruralwarehouse.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.release.ReusePlan;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/** Everything that a release is a function of: what has landed, what the office defines, and the program. */
final class ReleaseInputs {

    private final WarehouseDefinition definition;
    private final Settings settings;
    private final LandingZone landed;

    ReleaseInputs(WarehouseDefinition definition, Settings settings, LandingZone landed) {
        this.definition = definition;
        this.settings = settings;
        this.landed = landed;
    }

    WarehouseDefinition definition() {
        return definition;
    }

    Settings settings() {
        return settings;
    }

    LandingZone landed() {
        return landed;
    }

    /** What is written about definitions defines nothing: a word in a README is no reason to make the nation again. */
    private static final String PROSE = ".md";

    private static final List<String> DEFINING =
            List.of("contracts", "checks", "reference", "dims", "facts", "marts", "figures", "tests");

    /** The same digest means the same release. */
    String sha256() {
        return Sha256.hex((landed.sha256() + '\n' + definitionSha256()).getBytes(StandardCharsets.UTF_8));
    }

    /** The same digest means that the same submissions give the same release. */
    String definitionSha256() {
        StringBuilder parts = new StringBuilder();
        for (String folder : DEFINING) {
            FileTree files = new FileTree(definition.folder().resolve(folder));
            parts.append('\n').append(files.sha256(file -> !file.toString().endsWith(PROSE)));
        }
        parts.append('\n').append(FileTree.sha256(definition.folder().resolve("dictionary.yml")));
        Path waivers = definition.folder().resolve("waivers.yml");
        parts.append('\n').append(Files.exists(waivers) ? FileTree.sha256(waivers) : "");
        parts.append('\n').append(settings.thresholds());
        parts.append('\n').append(applicationVersion());
        parts.append('\n').append(settings.duckDb().storageVersion());
        return Sha256.hex(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    boolean isCurrent() {
        return CurrentRelease.find(settings.data().current())
                .filter(current -> current.manifest().identity().hasInputs(sha256()))
                .isPresent();
    }

    /**
     * What the new release may take over from the one that readers see now.
     *
     * @return empty when there is none, when anything but submissions has changed, or when so much has changed that to
     *     make all of it again costs less
     */
    Optional<ReusePlan> carryover() {
        return carryoverFor(landed);
    }

    /** The same for a part of what has landed. */
    Optional<ReusePlan> carryoverFor(LandingZone part) {
        return releaseBefore()
                .map(before -> ReusePlan.of(before.folder(), before.manifest().inputs(), effective(part)))
                .filter(ReusePlan::isWorthwhile);
    }

    /** The release that readers see now; empty when there is none, or when it was made by other definitions. */
    Optional<CurrentRelease> releaseBefore() {
        return CurrentRelease.find(settings.data().current())
                .filter(current -> definitionSha256().equals(current.manifest().definitionSha256()));
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
                submission.period(),
                submission.attempt(),
                submission.packageName(),
                submission.fileName(),
                submission.sha256(),
                landed.receipt().rowsReceived(),
                landed.receipt().keyId(),
                landed.sha256());
    }
}

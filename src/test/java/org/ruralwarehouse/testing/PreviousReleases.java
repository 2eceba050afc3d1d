package org.ruralwarehouse.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReportFingerprints;
import org.ruralwarehouse.incremental.StoredResults;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.release.ReleaseManifest;

/** Results of a previous release whose files a test has written, without the other files of a release. */
public final class PreviousReleases {

    private PreviousReleases() {}

    /**
     * @param release folder of the previous release
     * @param before its inputs
     * @param now inputs of the new release
     */
    public static PreviousResults of(
            Path release, List<ReleaseManifest.Input> before, List<ReleaseManifest.Input> now) {
        ReleaseManifest manifest = new ReleaseManifest(
                ReleaseIdentity.of(Instant.EPOCH, "0".repeat(64)),
                "development",
                "v1.4.0",
                "definitions",
                before,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
        return new StoredResults(
                Optional.of(new CurrentRelease(release, manifest)),
                now,
                new ReportFingerprints(release.resolve("no-reports")));
    }

    /** An effective submission of a province with this number of rows. */
    public static ReleaseManifest.Input input(long key, String province, long rows, String landedSha256) {
        return new ReleaseManifest.Input(
                key, "orchard", province, "2022", 1, "package", "orchard.csv", "sha", rows, "key", landedSha256);
    }
}

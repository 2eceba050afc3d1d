package org.ruralwarehouse.settings;

import java.nio.file.Path;
import java.util.List;
import org.ruralwarehouse.submission.Submission;

/**
 * Folder layout of run-time output. Landed folders and decisions are the only state; everything else can be rebuilt
 * from them.
 *
 * @param root folder that contains all output
 */
public record DataLayout(Path root) {

    /** Folder of all landed submissions. */
    public Path landed() {
        return root.resolve("landed");
    }

    /** Folder of a landed submission. DuckDB reads its {@code key=value} names as columns (Hive partitioning). */
    public Path landed(Submission submission) {
        return landed().resolve(submission.dataset())
                .resolve("period=" + submission.period())
                .resolve("province_code=" + submission.provinceCode())
                .resolve("submission_key=" + submission.key());
    }

    /** Folder of all decisions about submissions. */
    public Path decisions() {
        return root.resolve("decisions");
    }

    /**
     * Folder in which submissions are written before they are moved to the landed folder; on the same file system, so
     * that the move is an atomic rename.
     */
    public Path staging() {
        return root.resolve("staging");
    }

    /** Folders whose content only the user of the job may read: all but releases. */
    public List<Path> privateFolders() {
        return List.of(
                landed(),
                staging(),
                runs(),
                reports(),
                reportFingerprints(),
                decisions(),
                incidents(),
                spill(),
                jobRepositoryFolder());
    }

    /** Folder of one run, by which its stages exchange files. */
    public Path run(String runId) {
        return root.resolve("runs").resolve(runId);
    }

    /** Folder of all runs. */
    public Path runs() {
        return root.resolve("runs");
    }

    /** Folder of all releases. */
    public Path releases() {
        return root.resolve("releases");
    }

    /** Symbolic link to the newest release. */
    public Path current() {
        return root.resolve("current");
    }

    /** Folder of all reports. */
    public Path reports() {
        return root.resolve("reports");
    }

    /** Fingerprints of the inputs of each report. Without this folder, all reports are written again. */
    public Path reportFingerprints() {
        return root.resolve("report-receipts");
    }

    /** Records of packages at which this program failed. Without a record, the next run tries the package again. */
    public Path incidents() {
        return root.resolve("incidents");
    }

    /** Packages that were in flight when a process ended. Without this file, none of them is suspect. */
    public Path inFlight() {
        return incidents().resolve("in-flight.log");
    }

    /** H2 file of the Spring Batch job repository, without its suffix. */
    public Path jobRepository() {
        return jobRepositoryFolder().resolve("jobs");
    }

    private Path jobRepositoryFolder() {
        return root.resolve("job-repository");
    }

    /** Folder for data of DuckDB that exceeds its memory limit. */
    public Path spill() {
        return root.resolve("spill");
    }

    /** Lock file, held by a running job. A job that acquires it is the only running job. */
    public Path lock() {
        return root.resolve("nightly.lock");
    }

    /** File of the pseudonym key, used when the environment has no key. */
    public Path pseudonymKey() {
        return root.resolve("secret").resolve("pseudonym.key");
    }
}

package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Results of previous runs that a run may reuse. Each stage asks what it may take and computes the rest; with
 * {@link #none} the rest is everything. The result of a stage does not depend on what is reused.
 */
public interface PreviousResults {

    /** Nothing is reused: a full build. */
    static PreviousResults none() {
        return NoResults.INSTANCE;
    }

    /** Rows of a prepared table of the checks that is incremental by submission. */
    ReusableRows preparedTable(String table);

    /** Duplicate rows of a dataset; empty when all rows must be searched. */
    Optional<ReusableDuplicates> duplicates(String dataset);

    /** Findings of province-scoped checks; empty when these checks must run for all provinces. */
    Optional<ReusableFindings> provinceFindings();

    /** Submissions, effective or not, of the provinces to which {@link #provinceFindings} do not apply. */
    SubmissionScope changedProvinces(LandingZone landed);

    /** Landed rows of a dataset that checks have quarantined. */
    ReusableRows quarantine(String dataset);

    /**
     * Attaches the database file of the new release as {@code rural} and uses it. It contains reused tables and nothing
     * else.
     *
     * @param file path at which no file exists
     */
    void attachDatabase(Database database, Path file, String storageVersion);

    /**
     * Creates a table that is incremental by submission in the attached database.
     *
     * @param select SELECT of all rows
     * @param fingerprints fingerprint of each partition by submission key; equal fingerprints mean equal rows
     * @return keys of the submissions whose rows are reused
     */
    Set<Long> createTable(String table, String select, Map<Long, String> fingerprints, Database connection);

    /** Parquet file of all findings of the previous release; empty when no table of findings may be reused. */
    Optional<Path> findings();

    /** True when the existing report was written from inputs with this fingerprint. */
    boolean isUpToDate(Path report, String inputsSha256);

    /**
     * Creates hard links to all files of a folder of the previous release. Releases never change.
     *
     * @param inRelease path of the folder, relative to the previous release
     * @param target folder of the links
     * @return false when the folder must be written; then it does not exist
     */
    boolean linkFolder(Path inRelease, Path target);

    /**
     * Creates a hard link to a table of {@link #findings}.
     *
     * @param target path of the link; the table has the same name
     * @return false when the table must be written; then the target does not exist
     */
    boolean linkFindings(Path target);

    /**
     * SHA-256 of the files of a new release that are links to files of the previous release.
     *
     * @param release folder of the new release
     * @return digests by path relative to that folder
     */
    Map<String, String> linkedFileDigests(Path release);
}

package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.testing.SamplePackages;

/** A data folder of version 0.1.0 can be opened, continued and rebuilt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviousVersionIT {

    /** Version 0.1.0 had no folders of senders. */
    private static final String FLAT = "sender_identity: none";

    private static final String ARCHIVE = "/data-folders/version-0.1.0.tar.gz";

    private Path expected;
    private Path landed;
    private Map<String, String> landedBefore;
    private List<ReleaseManifest.Input> inputsBefore;
    private long factRowsBefore;
    private RunOutcome continued;
    private RunOutcome rebuilt;
    private RunOutcome moved;

    @BeforeAll
    void run_on_a_previous_data_folder_and_rebuild_it(@TempDir Path folder) throws IOException {
        extract(folder);
        expected = folder.resolve("expected");
        NightlyRun nightly =
                new NightlyRun(NightlyRun.WAREHOUSE, folder.resolve("inbox"), folder.resolve("data"), FLAT);
        landed = nightly.settings().data().landed();
        landedBefore = hashes(landed);
        CurrentRelease before =
                CurrentRelease.find(nightly.settings().data().current()).orElseThrow();
        inputsBefore = before.manifest().inputs();
        try (Database database = before.open()) {
            factRowsBefore = database.queryLong("select sum(estimated_size) from duckdb_tables() where schema_name ="
                    + " 'star' and table_name like 'fct_%'");
        }
        NightlyRun.copyTree(folder.resolve("later"), folder.resolve("inbox"));
        continued = nightly.run();
        Path senders = moveToSenders(folder.resolve("inbox"), folder.resolve("inbox-of-senders"));
        moved = new NightlyRun(NightlyRun.WAREHOUSE, senders, folder.resolve("data")).run();

        Path other = Files.createDirectories(folder.resolve("other"));
        NightlyRun.copyTree(landed, other.resolve("landed"));
        NightlyRun.copyTree(nightly.settings().data().pseudonymKey().getParent(), other.resolve("secret"));
        rebuilt = new NightlyRun(NightlyRun.WAREHOUSE, folder.resolve("inbox"), other, FLAT).run();
    }

    /** The inbox with the packages in the folders of their senders, as the run book describes it. */
    private static Path moveToSenders(Path inbox, Path target) throws IOException {
        for (String name : List.of("hainan-2020", "ningxia-2020", "ningxia-2021", "ningxia-2022")) {
            NightlyRun.copyTree(inbox.resolve(name), Files.createDirectories(SamplePackages.in(target, name)));
        }
        return target;
    }

    private static void extract(Path folder) throws IOException {
        try (InputStream in = Objects.requireNonNull(PreviousVersionIT.class.getResourceAsStream(ARCHIVE));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new BufferedInputStream(new GZIPInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                }
            }
        }
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : new FileTree(folder).files()) {
            hashes.put(folder.relativize(file).toString(), FileTree.sha256(file));
        }
        return hashes;
    }

    @Test
    void opens_the_existing_release() {
        assertThat(factRowsBefore).isPositive();
    }

    @Test
    void lands_only_the_new_package() {
        assertThat(continued.isPublished()).isTrue();
        assertThat(continued.current().orElseThrow().manifest().inputs())
                .containsAll(inputsBefore)
                .hasSizeGreaterThan(inputsBefore.size());
    }

    @Test
    void lands_nothing_again_after_packages_are_moved_into_the_folders_of_their_senders() {
        assertThat(moved.facts().packages())
                .hasSize(4)
                .extracting(PackageVerdict::status)
                .containsOnly(PackageVerdict.Status.ALREADY_LANDED);
        assertThat(moved.isPublished()).isFalse();
        assertThat(moved.current().orElseThrow().manifest().inputs())
                .isEqualTo(continued.current().orElseThrow().manifest().inputs());
    }

    @Test
    void does_not_change_landed_files() throws IOException {
        assertThat(landedBefore).isNotEmpty();
        assertThat(hashes(landed)).containsAllEntriesOf(landedBefore).hasSizeGreaterThan(landedBefore.size());
    }

    @Test
    void publishes_the_rows_of_the_previous_version() throws IOException {
        List<Path> tables = new FileTree(expected).files();
        assertThat(tables).hasSizeGreaterThan(20);
        List<String> differences = new ArrayList<>();
        try (Database database = NightlyRun.open(continued)) {
            for (Path file : tables) {
                String table = file.getFileName().toString().replace(".parquet", "");
                String previous = "read_parquet(" + Sql.literal(file) + ")";
                String then = select(database, previous, "replace(%1$s::varchar, '-', '')", previous);
                String now = select(
                        database,
                        previous,
                        "lower(lpad(to_hex(%1$s_high), 16, '0') || lpad(to_hex(%1$s_low), 16, '0'))",
                        table);
                long rows = database.queryLong("select count(*) from ((" + now + " except all " + then + ") union all ("
                        + then + " except all " + now + "))");
                if (rows > 0) {
                    differences.add(table + ": " + rows);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /**
     * Selects the columns of a table of version 0.1.0, which published a pseudonym as UUID; later versions publish the
     * halves of these 128 bits.
     *
     * @param pseudonym expression of 32 hexadecimal digits
     */
    private static String select(Database database, String previous, String pseudonym, String from) {
        List<String> columns = database.query(
                "select column_name, column_type from (describe select * from " + previous + ")",
                row -> row.getString(2).equals("UUID") ? pseudonym.formatted(row.getString(1)) : row.getString(1));
        return "select " + String.join(", ", columns) + " from " + from;
    }

    @Test
    void publishes_the_same_rows_in_a_full_rebuild() {
        assertThat(IncrementalReleaseIT.differences(
                        continued.current().orElseThrow(), rebuilt.current().orElseThrow()))
                .isEmpty();
    }
}

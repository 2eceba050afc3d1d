package org.ruralwarehouse.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.FileTree;

class PublishStageTest {

    private final Path temp;
    private final Path releases;
    private final Path current;

    PublishStageTest(@TempDir Path temp) {
        this.temp = temp;
        releases = temp.resolve("data/releases");
        current = temp.resolve("data/current");
    }

    private Path prepare(String content) throws IOException {
        Path prepared = Files.createDirectories(temp.resolve("data/runs/release"));
        Files.createDirectories(prepared.resolve("star"));
        Files.writeString(prepared.resolve("star/fct.parquet"), content);
        return prepared;
    }

    private static ReleaseManifest manifest(int day) {
        ReleaseIdentity identity =
                ReleaseIdentity.of(Instant.parse("2023-04-0" + day + "T02:15:00Z"), "3fa9c1d2".repeat(8));
        return new ReleaseManifest(
                identity, "1", "v1.4.0", "definition", List.of(), List.of(), Map.of(), Map.of(), Map.of(), List.of());
    }

    private Path publish(int day, int keep) throws IOException {
        return new PublishStage(releases, current, keep)
                .publish(prepare("content of day " + day), manifest(day).identity(), () -> manifest(day));
    }

    private List<String> onDisk() throws IOException {
        try (Stream<Path> entries = Files.list(releases)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void names_releases_by_time_and_fingerprint() {
        assertThat(manifest(1).identity().id()).isEqualTo("20230401T021500Z-3fa9c1d2");
        assertThat(manifest(2).identity().id())
                .isGreaterThan(manifest(1).identity().id());
    }

    @Test
    void moves_the_prepared_folder_with_its_manifest() throws IOException {
        Path release = publish(1, 3);

        assertThat(release).isEqualTo(releases.resolve("20230401T021500Z-3fa9c1d2"));
        assertThat(release.resolve("star/fct.parquet")).hasContent("content of day 1");
        assertThat(release.resolve("manifest.json")).exists();
        assertThat(temp.resolve("data/runs/release")).doesNotExist();
    }

    @Test
    void creates_a_relative_link() throws IOException {
        publish(1, 3);

        assertThat(Files.readSymbolicLink(current)).isEqualTo(Path.of("releases/20230401T021500Z-3fa9c1d2"));

        Path moved = Files.move(temp.resolve("data"), temp.resolve("moved"));
        assertThat(moved.resolve("current/star/fct.parquet")).hasContent("content of day 1");
    }

    @Test
    void switches_current_to_the_newest_release_without_leftovers() throws IOException {
        publish(1, 3);
        publish(2, 3);

        assertThat(current.resolve("star/fct.parquet")).hasContent("content of day 2");
        try (Stream<Path> entries = Files.list(temp.resolve("data"))) {
            assertThat(entries.map(e -> e.getFileName().toString()))
                    .containsExactlyInAnyOrder("current", "releases", "runs");
        }
    }

    @Test
    void keeps_an_open_release_readable() throws IOException {
        publish(1, 1);
        try (BufferedReader reader = Files.newBufferedReader(current.resolve("star/fct.parquet"))) {
            publish(2, 1);
            publish(3, 1);

            assertThat(reader.readLine()).isEqualTo("content of day 1");
        }
    }

    @Test
    void makes_all_files_of_a_release_read_only() throws IOException {
        Path release = publish(1, 3);

        assertThat(new FileTree(release).files()).hasSize(2).allSatisfy(file -> assertThat(
                        Files.getPosixFilePermissions(file))
                .doesNotContain(
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_WRITE,
                        PosixFilePermission.OTHERS_WRITE));
    }

    @Test
    void lets_the_group_read_a_release_except_the_folders_that_quote_senders() throws IOException {
        Path prepared = prepare("x");
        for (String folder : ReleaseManifest.privateFolders()) {
            Files.writeString(Files.createDirectories(prepared.resolve(folder)).resolve("rows.parquet"), "x");
        }
        Path release = new PublishStage(releases, current, 3)
                .publish(prepared, manifest(1).identity(), () -> manifest(1));

        assertThat(modes(release, release.resolve("star"))).containsOnly("rwxr-x---");
        assertThat(modes(release.resolve("star/fct.parquet"), release.resolve("manifest.json")))
                .containsOnly("r--r-----");
        for (String folder : List.of("findings", "quarantine", "check")) {
            assertThat(modes(release.resolve(folder))).containsExactly("rwx------");
            assertThat(modes(release.resolve(folder).resolve("rows.parquet"))).containsExactly("r--------");
        }
    }

    @Test
    void closes_the_private_folders_of_releases_of_older_versions() throws IOException {
        Path older = publish(1, 3);
        Path quarantine = Files.createDirectory(older.resolve("quarantine"));
        Files.setPosixFilePermissions(quarantine, PosixFilePermissions.fromString("rwxr-x---"));
        publish(2, 3);

        assertThat(modes(quarantine)).containsExactly("rwx------");
    }

    private static List<String> modes(Path... paths) throws IOException {
        List<String> modes = new ArrayList<>();
        for (Path path : paths) {
            modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
        return modes;
    }

    @Test
    void links_an_existing_release_without_changing_it() throws IOException {
        Path release = publish(1, 3);
        String digest = new FileTree(release).sha256();
        publish(2, 3);

        Path again = new PublishStage(releases, current, 3)
                .publish(prepare("other content"), manifest(1).identity(), () -> manifest(1));

        assertThat(again).isEqualTo(release);
        assertThat(new FileTree(release).sha256()).isEqualTo(digest);
        assertThat(current.toRealPath()).isEqualTo(release.toRealPath());
    }

    @Test
    void deletes_the_prepared_folder_when_the_release_exists() throws IOException {
        publish(1, 3);
        new PublishStage(releases, current, 3)
                .publish(prepare("other content"), manifest(1).identity(), () -> manifest(1));

        assertThat(temp.resolve("data/runs/release")).doesNotExist();
    }

    @Test
    void deletes_the_oldest_releases() throws IOException {
        for (int day = 1; day <= 5; day++) {
            publish(day, 3);
        }

        assertThat(onDisk())
                .containsExactly("20230403T021500Z-3fa9c1d2", "20230404T021500Z-3fa9c1d2", "20230405T021500Z-3fa9c1d2");
    }

    @Test
    void never_deletes_the_current_release() throws IOException {
        publish(1, 5);
        publish(2, 5);
        publish(3, 5);

        publish(1, 1);

        assertThat(onDisk()).containsExactly("20230401T021500Z-3fa9c1d2", "20230403T021500Z-3fa9c1d2");
        assertThat(current.resolve("star/fct.parquet")).hasContent("content of day 1");
    }

    @Test
    void replaces_a_link_of_a_killed_run() throws IOException {
        publish(1, 3);
        Files.createSymbolicLink(current.resolveSibling("current.next"), Path.of("nowhere"));

        publish(2, 3);

        assertThat(current.resolve("star/fct.parquet")).hasContent("content of day 2");
    }

    @Test
    void completes_a_publication_that_ended_after_the_rename() throws IOException {
        Path release = publish(1, 3);
        Files.delete(current);

        Path again = new PublishStage(releases, current, 3)
                .publish(temp.resolve("data/runs/release"), manifest(1).identity(), () -> {
                    throw new AssertionError("there is nothing left to assemble");
                });

        assertThat(again).isEqualTo(release);
        assertThat(current.resolve("star/fct.parquet")).hasContent("content of day 1");
    }
}

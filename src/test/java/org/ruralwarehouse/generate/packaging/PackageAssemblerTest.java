package org.ruralwarehouse.generate.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;

class PackageAssemblerTest {

    private static final String TEXT = "a,b\n1,2\n";
    private static final String CREATED = "2023-01-16T08:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path out;

    @SuppressWarnings("NullAway.Init")
    private Path work;

    @BeforeEach
    void create_folders() throws IOException {
        out = folder.resolve("out");
        work = Files.createDirectories(folder.resolve("work"));
    }

    @Test
    void writes_a_directory_with_files_and_manifest() throws IOException {
        Path made = assemble(Container.DIRECTORY, Damage.NONE);

        assertThat(made).isEqualTo(out.resolve("p"));
        assertThat(made.resolve("wells.csv")).hasContent(TEXT);
        assertThat(made.resolve("datapackage.json")).content().contains("\"name\" : \"wells\"", "\"bytes\" : 8");
    }

    @Test
    void writes_the_same_archive_for_the_same_files_and_replaces_the_old_one() throws IOException {
        byte[] first = Files.readAllBytes(assemble(Container.ZIP, Damage.NONE));
        byte[] second = Files.readAllBytes(assemble(Container.ZIP, Damage.NONE));

        assertThat(second).isEqualTo(first);
        assertThat(Files.list(out)).containsExactly(out.resolve("p.zip"));
    }

    @Test
    void writes_an_archive_that_can_be_opened_as_a_package() throws IOException, PackageUnreadableException {
        try (PackageFiles files = PackageFiles.open(assemble(Container.ZIP, Damage.NONE))) {
            assertThat(files.read("wells.csv")).hasContent(TEXT);
        }
    }

    @Test
    void replaces_a_package_of_another_container_format() throws IOException {
        assemble(Container.ZIP, Damage.NONE);
        assemble(Container.DIRECTORY, Damage.NONE);

        assertThat(Files.list(out)).containsExactly(out.resolve("p"));
    }

    @Test
    void truncates_a_file_without_changing_the_manifest() throws IOException {
        Path made = assemble(Container.DIRECTORY, Damage.TRUNCATE);

        assertThat(made.resolve("wells.csv")).hasSize(4);
        assertThat(made.resolve("datapackage.json")).content().contains("\"bytes\" : 8");
    }

    @Test
    void writes_a_well_formed_but_wrong_hash() throws IOException {
        String right =
                Files.readString(assemble(Container.DIRECTORY, Damage.NONE).resolve("datapackage.json"));
        String wrong = Files.readString(
                assemble(Container.DIRECTORY, Damage.WRONG_HASH).resolve("datapackage.json"));

        assertThat(wrong).isNotEqualTo(right).containsPattern("sha256:[0-9a-f]{64}");
    }

    @Test
    void writes_garbage_with_the_name_of_an_archive() throws IOException {
        Path made = assemble(Container.DIRECTORY, Damage.GARBAGE);

        assertThat(made.getFileName()).hasToString("p.zip");
        assertThat(Files.readAllBytes(made)).hasSize(2048).startsWith(0);
    }

    private Path assemble(Container container, Damage damage) throws IOException {
        Path file = Files.writeString(work.resolve("wells.csv"), TEXT);
        ManifestDraft manifest = new ManifestDraft("p", CREATED, "530000", Period.of("2022"), 1);
        manifest.addResource("wells", "wells.csv", "utf-8", ",", FileEncoder.measure(file), 1, Map.of());
        Map<String, Path> files = new LinkedHashMap<>(Map.of("wells.csv", file));
        return new PackageAssembler(out, work, null).assemble("p", container, damage, CREATED, manifest, files);
    }
}

package org.ruralwarehouse.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;
import org.ruralwarehouse.testing.SamplePackages;

/** Runs the generator of the sample for its smallest period. */
class GenerateStageTest {

    private static final Path GENERATOR = Path.of("sample-data", "generator");
    private static final Path WAREHOUSE = Path.of("warehouse");
    private static final Period PERIOD = Period.of("2020");

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    Path folder;

    @Test
    void gives_the_same_bytes_for_the_same_seed_with_any_number_of_workers() {
        GenerateResult one = generate("one", 7L, 1);
        GenerateResult two = generate("two", 7L, 2);

        assertThat(one.packages()).hasSizeGreaterThan(20);
        assertThat(two.rows()).isEqualTo(one.rows()).isPositive();
        assertThat(digest("two")).isEqualTo(digest("one"));
        assertThat(folder).as("nothing but packages is left").isDirectoryNotContaining("glob:.*");
    }

    @Test
    void gives_other_files_for_another_seed() throws IOException, PackageUnreadableException {
        GenerateResult other = generate("other", 8L, 2);

        for (GeneratedPackage made : other.packages()) {
            assertThat(manifest(committed(made))).isNotEqualTo(manifest(made.location()));
        }
    }

    /** Compares manifests, which contain the hash of every file; archives differ between versions of zlib. */
    @Test
    void matches_the_committed_sample() throws IOException, PackageUnreadableException {
        List<String> events = new ArrayList<>();
        GenerateResult result = new GenerateStage(recordingListener(events)).generate(request("again", null, 2));

        for (GeneratedPackage made : result.packages()) {
            assertThat(manifest(committed(made))).isEqualTo(manifest(made.location()));
        }
        int count = result.packages().size();
        assertThat(events).hasSize(count + 1).startsWith("diskEstimated disk").endsWith(count + "/" + count);
    }

    private static Path committed(GeneratedPackage made) {
        return SamplePackages.path(made.location().getFileName().toString());
    }

    private static GenerateListener recordingListener(List<String> events) {
        return new GenerateListener() {
            @Override
            public void diskEstimated(long bytesNeeded, long bytesFree, int packages) {
                events.add(bytesNeeded > 0 && bytesFree > bytesNeeded ? "diskEstimated disk" : "has no disk");
            }

            @Override
            public void packageWritten(GeneratedPackage made, int done, int packages) {
                events.add(done + "/" + packages);
            }
        };
    }

    private static String manifest(Path location) throws IOException, PackageUnreadableException {
        try (PackageFiles files = PackageFiles.open(location);
                InputStream in = files.read(PackageFiles.MANIFEST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void matches_the_committed_broken_packages() {
        Path out = folder.resolve("broken");

        new GenerateStage(GenerateListener.SILENT).generate(GenerateRequest.ofBroken(out, GENERATOR, WAREHOUSE));

        Path committed = Path.of("sample-data", "broken");
        assertThat(new FileTree(out).files().stream().map(out::relativize))
                .containsExactlyElementsOf(new FileTree(committed)
                        .files().stream().map(committed::relativize).toList());
        assertThat(new FileTree(out).sha256()).isEqualTo(new FileTree(committed).sha256());
    }

    private GenerateResult generate(String name, @Nullable Long seed, int workers) {
        return new GenerateStage(GenerateListener.SILENT).generate(request(name, seed, workers));
    }

    private GenerateRequest request(String name, @Nullable Long seed, int workers) {
        return new GenerateRequest(
                seed, "sample", List.of(PERIOD), folder.resolve(name), GENERATOR, WAREHOUSE, false, workers);
    }

    private String digest(String name) {
        return new FileTree(folder.resolve(name)).sha256();
    }
}

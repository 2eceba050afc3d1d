package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.testing.SamplePackages;

/** When the machine fails during landing, the error names the file and the reason. */
class LandingFailsIT {

    @TempDir
    Path folder;

    @Test
    void names_the_package_the_file_and_the_cause() throws IOException {
        Path inbox = folder.resolve("inbox");
        SamplePackages.copy("hainan-2021", inbox);
        Path data = Files.createDirectories(folder.resolve("data"));
        Path inTheWay =
                Files.createFile(Files.createDirectories(data.resolve("landed")).resolve(firstLandedFolder(inbox)));
        NightlyRun nightly = new NightlyRun(NightlyRun.WAREHOUSE, inbox, data);

        assertThatThrownBy(nightly::run)
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining(".csv of ")
                .hasMessageContaining("hainan-2021")
                .hasMessageContaining(inTheWay.toString())
                .hasMessageEndingWith(": Not a directory");

        Files.delete(inTheWay);
        assertThat(nightly.run().isPublished()).isTrue();
    }

    /** Name of a folder in which the same run lands files. */
    private String firstLandedFolder(Path inbox) throws IOException {
        Path other = folder.resolve("other");
        new NightlyRun(NightlyRun.WAREHOUSE, inbox, other).run();
        try (Stream<Path> folders = Files.list(other.resolve("landed"))) {
            return folders.sorted().findFirst().orElseThrow().getFileName().toString();
        }
    }
}

package org.ruralwarehouse.submission.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.submission.incident.FailureScope;

class DirectoryFilesTest {

    private final Path temp;
    private final Path folder;
    private final PackageFiles files;

    DirectoryFilesTest(@TempDir Path temp) throws Exception {
        this.temp = temp;
        folder = Files.createDirectories(temp.resolve("inbox/package"));
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/orchard.csv"), "inside");
        Files.writeString(temp.resolve("secret.csv"), "outside");
        files = PackageFiles.open(folder);
    }

    @Test
    void reads_a_file_with_its_size() throws IOException {
        assertThat(files.isUnsafe("data/orchard.csv")).isFalse();
        assertThat(files.size("data/orchard.csv")).hasValue(6);
        assertThat(files.read("data/orchard.csv")).hasContent("inside");
    }

    @Test
    void a_missing_file_has_no_size_and_cannot_be_read() {
        assertThat(files.isUnsafe("orchard.csv")).isFalse();
        assertThat(files.size("orchard.csv")).isEmpty();
        assertThatThrownBy(() -> files.read("orchard.csv")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void reports_an_input_output_error_as_damage_of_the_package() throws Exception {
        // Address 0 of a process is not mapped, so reading /proc/<pid>/mem there is an input/output error.
        PackageFiles process =
                PackageFiles.open(Path.of("/proc/" + ProcessHandle.current().pid()));

        assertThatThrownBy(() -> process.read("mem").read())
                .isInstanceOf(PackageDamagedException.class)
                .hasMessage("unreadable_file");
    }

    @Test
    void reports_a_file_without_read_permission_as_damage_of_the_package() throws Exception {
        Path file = folder.resolve("data/orchard.csv");
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file))
                .as("root is not restricted by permissions")
                .isFalse();

        assertThatThrownBy(() -> files.read("data/orchard.csv"))
                .isInstanceOf(PackageDamagedException.class)
                .hasMessage("a file that may not be read");
    }

    @Test
    void a_directory_is_not_a_file() {
        assertThat(files.size("data")).isEmpty();
        assertThat(files.isSpecial("data")).isTrue();
        assertThat(files.isSpecial("data/orchard.csv")).isFalse();
        assertThat(files.isSpecial("missing.csv")).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(30)
    void a_named_pipe_is_not_a_file() throws Exception {
        pipe(folder.resolve("pipe.csv"));

        assertThat(files.size("pipe.csv")).isEmpty();
        assertThat(files.isSpecial("pipe.csv")).isTrue();
        assertThatThrownBy(() -> files.read("pipe.csv")).isInstanceOf(NoSuchFileException.class);
    }

    /** The sender replaces a file by a pipe after it was found to be a file. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(30)
    void opening_a_named_pipe_does_not_wait_for_a_writer() throws Exception {
        Path pipe = pipe(temp.resolve("pipe"));

        assertThatThrownBy(() -> RegularFile.open(pipe))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is not a regular file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(30)
    void a_named_pipe_with_a_writer_is_not_read() throws Exception {
        Path pipe = pipe(temp.resolve("pipe"));
        try (FileChannel writer = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(writer.isOpen()).isTrue();

            assertThatThrownBy(() -> RegularFile.open(pipe)).isInstanceOf(FileSystemException.class);
        }
    }

    @Test
    void process_without_free_file_descriptors_blames_no_package() {
        FileSystemException failure = new FileSystemException("file", null, "Too many open files");

        assertThatThrownBy(() -> TooManyOpenFilesException.throwIfCauseOf(failure))
                .isInstanceOfSatisfying(TooManyOpenFilesException.class, e -> {
                    assertThat(FailureScope.whileReading(e)).isEqualTo(FailureScope.RUN);
                    assertThat(FailureScope.whileWriting(e)).isEqualTo(FailureScope.RUN);
                });
        TooManyOpenFilesException.throwIfCauseOf(new NoSuchFileException("file"));
    }

    private static Path pipe(Path file) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret.csv", "data/../../../secret.csv", "..\\..\\secret.csv"})
    void a_path_outside_the_package_is_unsafe(String path) {
        assertUnsafe(path);
    }

    @Test
    void an_absolute_path_is_unsafe() {
        assertUnsafe(temp.resolve("secret.csv").toAbsolutePath().toString());
    }

    @Test
    void a_symbolic_link_is_unsafe_even_inside_the_package() throws IOException {
        Files.createSymbolicLink(folder.resolve("out.csv"), temp.resolve("secret.csv"));
        Files.createSymbolicLink(folder.resolve("in.csv"), folder.resolve("data/orchard.csv"));

        assertUnsafe("out.csv");
        assertUnsafe("in.csv");
    }

    @Test
    void a_path_through_a_linked_folder_is_unsafe() throws IOException {
        Files.createSymbolicLink(folder.resolve("elsewhere"), temp);

        assertUnsafe("elsewhere/secret.csv");
    }

    @Test
    void a_name_that_is_invalid_on_the_file_system_is_unsafe() {
        assertUnsafe("orchard\ud800.csv");
    }

    private void assertUnsafe(String path) {
        assertThat(files.isUnsafe(path)).isTrue();
        assertThat(files.size(path)).isEmpty();
        assertThatThrownBy(() -> files.read(path)).isInstanceOf(NoSuchFileException.class);
    }
}

package org.ruralwarehouse.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbNativeLibraryExtractorTest {

    private final Path folder;

    DuckDbNativeLibraryExtractorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_driver_does_not_unpack_the_library_after_extraction() throws Exception {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        Path installed = Path.of(DuckDBDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path driver = Files.copy(installed, lib.resolve("duckdb_jdbc-0.jar"));
        assertThat(selectOne(driver, "before")).hasSize(1);

        DuckDbNativeLibraryExtractor.main(new String[] {lib.toString()});

        assertThat(selectOne(driver, "after")).isEmpty();
        assertThat(Files.size(driver)).isLessThan(Files.size(installed));
    }

    /** Names of the libraries that a process with this driver unpacks, listed while it runs. */
    private List<String> selectOne(Path driver, String temporary) throws Exception {
        Path unpacked = Files.createDirectory(folder.resolve(temporary));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + unpacked,
                        "-cp",
                        driver + System.getProperty("path.separator") + "target/test-classes",
                        SelectOne.class.getName(),
                        unpacked.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** Runs a query, then lists the libraries in a folder. */
    static final class SelectOne {

        private SelectOne() {}

        public static void main(String[] arguments) throws Exception {
            try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                    var statement = connection.createStatement();
                    var one = statement.executeQuery("select 1");
                    Stream<Path> files = Files.list(Path.of(arguments[0]))) {
                one.next();
                files.filter(file -> file.toString().contains("duckdb")).forEach(System.out::println);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, libduckdb_java.so_linux_amd64",
        "Linux, aarch64, libduckdb_java.so_linux_arm64",
        "Mac OS X, aarch64, libduckdb_java.so_macos_arm64",
        "Windows Server 2022, amd64, libduckdb_java.so_windows_amd64"
    })
    void builds_the_library_name_that_the_driver_expects(String system, String processor, String library) {
        assertThat(DuckDbNativeLibraryExtractor.libraryName(system, processor)).isEqualTo(library);
    }

    @Test
    void does_not_change_a_driver_without_a_library_for_this_platform() throws Exception {
        Path driver = folder.resolve("duckdb_jdbc-0.jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(driver))) {
            out.putNextEntry(new ZipEntry("libduckdb_java.so_plan9_mips"));
        }
        byte[] before = Files.readAllBytes(driver);

        DuckDbNativeLibraryExtractor.main(new String[] {folder.toString()});

        assertThat(driver).hasBinaryContent(before);
    }
}

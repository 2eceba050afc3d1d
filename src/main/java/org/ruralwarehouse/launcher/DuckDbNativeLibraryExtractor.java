package org.ruralwarehouse.launcher;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Extracts the native library of DuckDB from the jar of the driver. The driver unpacks it at every start, 72 MB into
 * the temporary folder, where a killed process leaves it. When the jar lacks the library, the driver loads the one
 * beside the jar. {@code jobs/warehouse} calls this class once, when it unpacks the program.
 */
public final class DuckDbNativeLibraryExtractor {

    private static final String DRIVER = "duckdb_jdbc-*.jar";

    private DuckDbNativeLibraryExtractor() {}

    /**
     * @param args path of the folder with the jar of the driver
     * @throws IOException when the folder is not writable; then the jar keeps the library and the driver unpacks it
     */
    public static void main(String[] args) throws IOException {
        String library = libraryName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (Stream<Path> drivers = drivers(Path.of(args[0]))) {
            for (Path driver : drivers.toList()) {
                extract(driver, library);
            }
        }
    }

    private static Stream<Path> drivers(Path folder) throws IOException {
        var pattern = folder.getFileSystem().getPathMatcher("glob:" + DRIVER);
        return Files.list(folder).filter(file -> pattern.matches(file.getFileName()));
    }

    /** Name of the native library in the jar for an operating system and processor. */
    static String libraryName(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        String shortOs = Stream.of("windows", "mac", "linux")
                .filter(os::contains)
                .findFirst()
                .orElse(os);
        boolean isIntel = List.of("x86_64", "amd64").contains(processor.toLowerCase(Locale.ROOT));
        return "libduckdb_java.so_" + (shortOs.equals("mac") ? "macos" : shortOs) + "_" + (isIntel ? "amd64" : "arm64");
    }

    private static void extract(Path driver, String library) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(driver)) {
            Path packedLibrary = jar.getPath(library);
            if (Files.exists(packedLibrary)) {
                Files.copy(packedLibrary, driver.resolveSibling(library));
                Files.delete(packedLibrary);
            }
        }
    }
}

package org.ruralwarehouse.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.testing.PersonalMarkers;

/**
 * Personal numbers in every form and in every place of a package reach neither a file nor the output of the job, names
 * reach no file that the group can read, and all files have their modes.
 */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalMarkersIT {

    /** The job publishes, and packages are rejected. */
    private static final int PUBLISHED_WITH_REJECTIONS = 3;

    private static final Set<String> PRIVATE_IN_RELEASE = Set.of("findings", "quarantine", "check");

    @TempDir
    static Path folder;

    private final PersonalMarkers markers = new PersonalMarkers();
    private final List<String> leaks = new ArrayList<>();
    private Path data;
    private String output = "";
    private int exitCode;
    private int searched;
    private boolean isJobRepositoryRead;

    @BeforeAll
    void run_on_packages_with_markers() throws Exception {
        Path inbox = folder.resolve("inbox");
        MarkerInbox.write(markers, inbox);
        data = folder.resolve("data");
        try (PrivateProcess run = PrivateProcess.start(inbox, data, folder.resolve("output.txt"))) {
            exitCode = run.await();
            output = run.output();
        }
        new WrittenFiles(data, folder, this::search).visit(file -> true);
        search("output", output);
    }

    private void search(String place, String text) {
        searched++;
        isJobRepositoryRead |= text.contains("INSERT INTO \"PUBLIC\".\"BATCH_STEP_EXECUTION\"");
        markers.in(text).forEach(marker -> leaks.add(place + ": " + marker));
    }

    @Test
    void no_marker_is_in_any_file_or_in_the_output() {
        assertThat(markers.planted()).hasSizeGreaterThan(350);
        assertThat(searched).isGreaterThan(1000);
        assertThat(isJobRepositoryRead).isTrue();
        assertThat(new TreeSet<>(leaks)).isEmpty();
    }

    @Test
    void every_place_is_read() {
        try (Database database = Database.inMemory(SettingsReader.defaultDuckDb(folder.resolve("spill")))) {
            assertThat(database.queryStrings("select distinct finding_code from read_parquet("
                            + Sql.literal(data.resolve("current/findings/findings.parquet")) + ")"))
                    .contains(
                            "personal_data_in_value",
                            "id_number_invalid",
                            "type_invalid",
                            "pattern_mismatch",
                            "total_row",
                            "footer_row",
                            "unit_line_differs",
                            "row_has_wrong_field_count",
                            "unexpected_column",
                            "explanation_invalid",
                            "header_missing_column",
                            "manifest_invalid",
                            "package_unreadable");
        }
    }

    @Test
    void the_honest_package_is_published() {
        assertThat(exitCode).as(output).isEqualTo(PUBLISHED_WITH_REJECTIONS);
        assertThat(output).contains("hainan-2022", "names-without-header");
        assertThat(data.resolve("current/rural.duckdb")).exists();
    }

    @Test
    void names_are_in_no_file_that_the_group_can_read_and_in_the_report_of_their_sender() throws IOException {
        Set<String> places = new TreeSet<>();
        List<Path> readable = new ArrayList<>();
        new WrittenFiles(data, folder, (place, text) -> MarkerInbox.NAMES.stream()
                        .filter(text::contains)
                        .forEach(name -> places.add(name + " in " + place)))
                .visit(file -> isReadableForGroup(file) && readable.add(file));

        assertThat(readable).anyMatch(file -> file.endsWith("rural.duckdb")).hasSizeGreaterThan(20);
        assertThat(places).isEmpty();
        assertThat(Files.readString(data.resolve("reports/yunnan~names/findings.csv")))
                .contains(MarkerInbox.NAMES.subList(0, 5))
                .contains(MarkerInbox.NAMES.get(6));
        assertThat(Files.readString(data.resolve("reports/yunnan~names-without-header/findings.csv")))
                .contains(MarkerInbox.NAMES.get(7));
    }

    private boolean isReadableForGroup(Path file) {
        boolean isReadable = hasMode(file, PosixFilePermission.GROUP_READ);
        for (Path parent = file.getParent(); isReadable && !parent.equals(folder); parent = parent.getParent()) {
            isReadable = hasMode(parent, PosixFilePermission.GROUP_EXECUTE);
        }
        return isReadable;
    }

    private static boolean hasMode(Path path, PosixFilePermission permission) {
        try {
            return Files.getPosixFilePermissions(path).contains(permission);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_file_has_its_mode() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> tops = new TreeSet<>();
        try (Stream<Path> written = Files.walk(data)) {
            for (Path path : written.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                String expected = expectedMode(data.relativize(path), Files.isDirectory(path));
                tops.add(data.relativize(path).getName(0).toString());
                if (!mode.equals(expected)) {
                    wrong.add(mode + " instead of " + expected + ": " + data.relativize(path));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tops)
                .contains("landed", "runs", "reports", "report-receipts", "job-repository", "releases", "secret");
    }

    private static String expectedMode(Path inData, boolean isFolder) {
        boolean isRoot = inData.toString().isEmpty();
        if (isRoot) {
            return "rwx--x---";
        }
        if (!inData.startsWith("releases")) {
            return isFolder ? "rwx------" : "rw-------";
        }
        boolean isPrivate = inData.getNameCount() > 2
                && PRIVATE_IN_RELEASE.contains(inData.getName(2).toString());
        if (isFolder) {
            return isPrivate ? "rwx------" : "rwxr-x---";
        }
        return isPrivate ? "r--------" : "r--r-----";
    }
}

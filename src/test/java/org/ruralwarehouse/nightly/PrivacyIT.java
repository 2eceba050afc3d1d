package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.testing.SamplePackages;

/** No resident ID number, valid or invalid, is in any output of the job. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyIT {

    private static final Pattern ID_LIKE = Pattern.compile("(?<![0-9a-fA-F])[1-9][0-9]{14,19}[0-9Xx]?(?![0-9a-fA-F])");
    private static final Pattern WORD = Pattern.compile("[0-9]{15,20}[0-9Xx]?");

    @TempDir
    static Path folder;

    private Path data;
    private final Set<String> sent = new HashSet<>();

    @BeforeAll
    void run_on_packages_with_id_numbers() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        for (String name : List.of("hainan-2022", "yunnan-2022.zip", "ningxia-2022")) {
            collectIdNumbers(SamplePackages.copy(name, inbox));
        }
        data = folder.resolve("data");
        new NightlyRun(NightlyRun.WAREHOUSE, inbox, data).run();
    }

    private void collectIdNumbers(Path location) throws Exception {
        try (PackageFiles files = PackageFiles.open(location);
                var in = files.read("employment.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            Matcher numbers = WORD.matcher(text);
            while (numbers.find()) {
                sent.add(numbers.group());
            }
        }
    }

    @Test
    void search_has_id_numbers_to_find() {
        assertThat(sent).hasSizeGreaterThan(5_000);
    }

    @Test
    void no_id_number_in_any_parquet_or_duckdb_value() {
        List<String> leaks = new ArrayList<>();
        int searched = 0;
        try (Database database = Database.inMemory(SettingsReader.defaultDuckDb(folder.resolve("spill")))) {
            for (Path file : new FileTree(data).files()) {
                if (file.toString().endsWith(".parquet")) {
                    searched++;
                    search(database, "read_parquet(" + Sql.literal(file) + ", hive_partitioning = false)", leaks);
                } else if (file.toString().endsWith(".duckdb")) {
                    database.execute("attach " + Sql.literal(file) + " as published (read_only)");
                    for (String table : database.queryStrings("select schema_name || '.' || table_name from"
                            + " duckdb_tables() where database_name = 'published'")) {
                        searched++;
                        search(database, "published." + table, leaks);
                    }
                    database.execute("detach published");
                }
            }
        }
        assertThat(searched).isGreaterThan(50);
        assertThat(leaks).isEmpty();
    }

    private void search(Database database, String table, List<String> leaks) {
        List<String> rows = database.queryStrings(
                "select t::varchar from " + table + " as t" + " where regexp_matches(t::varchar, '[1-9][0-9]{14}')");
        for (String row : rows) {
            Matcher numbers = ID_LIKE.matcher(row);
            while (numbers.find()) {
                if (sent.contains(numbers.group())) {
                    leaks.add(table + ": " + row);
                }
            }
        }
    }

    @Test
    void no_id_number_in_reports_job_repository_or_run_folders() throws IOException {
        List<String> leaks = new ArrayList<>();
        int searched = 0;
        for (Path file : new FileTree(data).files()) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            searched++;
            Matcher numbers = WORD.matcher(text);
            while (numbers.find()) {
                if (sent.contains(numbers.group())) {
                    leaks.add(file + ": " + numbers.group());
                }
            }
        }
        assertThat(searched).isGreaterThan(50);
        assertThat(leaks).isEmpty();
    }

    @Test
    void masks_invalid_id_numbers() {
        try (Database database = Database.inMemory(SettingsReader.defaultDuckDb(folder.resolve("spill")))) {
            List<String> shown = database.queryStrings("select distinct value_found from read_parquet("
                    + Sql.literal(data.resolve("landed") + "/*/*/*/*/findings.parquet") + ")"
                    + " where finding_code = 'id_number_invalid'");

            assertThat(shown).isNotEmpty().allMatch(value -> value.contains("****"));
        }
    }
}

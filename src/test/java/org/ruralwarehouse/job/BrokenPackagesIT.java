package org.ruralwarehouse.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.submission.Submission;

/**
 * Every rule has an inbox that breaks it and nothing else. Runs the stations of the nightly job up to the checks; what
 * comes after them is the same for every inbox and has tests of its own.
 */
class BrokenPackagesIT {

    private static final Path BROKEN = Path.of("sample-data", "broken");
    private static final Path WAREHOUSE = Path.of("warehouse");
    private static final String RUN = "broken";

    /** Findings that cannot but come along, and why. */
    private static final Map<String, Set<String>> UNAVOIDABLE_CODES = Map.of(
            // A county that comes under its old and its new code comes under one that is out of date.
            "county_twice", Set.of("outdated_region_code"),
            // A share of bad rows is exceeded by bad rows.
            "threshold_exceeded", Set.of("required_value_missing"),
            // A row of totals is no data, right or wrong.
            "total_row_differs", Set.of("total_row"),
            // A line that names the unit stands above the header.
            "unit_line_differs", Set.of("preamble_skipped"));

    /** One province alone in an inbox: the others are missing. */
    private static final String OTHER_PROVINCES_MISSING = "province_missing";

    private final WarehouseDefinition definition = new WarehouseDefinitionReader(WAREHOUSE).read();
    private final CheckCatalog checks = CheckCatalog.read(definition);

    @TestFactory
    Stream<DynamicTest> each_broken_inbox_yields_exactly_the_finding_that_it_is_named_after(@TempDir Path folder)
            throws IOException {
        return Files.list(BROKEN)
                .filter(Files::isDirectory)
                .sorted()
                .map(inbox -> DynamicTest.dynamicTest(
                        inbox.getFileName().toString(), () -> assertOnlyFindingOf(inbox, folder)));
    }

    private void assertOnlyFindingOf(Path inbox, Path folder) throws IOException {
        String code = inbox.getFileName().toString();

        Set<String> found = findingCodes(inbox, folder.resolve(code));
        found.removeAll(UNAVOIDABLE_CODES.getOrDefault(code, Set.of()));
        if (!code.equals(OTHER_PROVINCES_MISSING)) {
            found.remove(OTHER_PROVINCES_MISSING);
        }

        assertThat(found).containsExactly(code);
    }

    private Set<String> findingCodes(Path inbox, Path data) throws IOException {
        Settings settings = settings(inbox, data);
        NightlyStages stations = new NightlyStages(
                settings, definition, checks, new PseudonymKey(PseudonymKeys.throwAway()), Progress.SILENT);
        for (Submission submission : stations.accept(RUN).toLand()) {
            stations.land(RUN, submission);
        }
        stations.check(RUN);
        try (Database database = Database.inMemory(settings.duckDb())) {
            return new TreeSet<>(database.queryStrings("select distinct finding_code from read_parquet("
                    + Sql.literal(stations.folder(RUN).checkFiles().findings()) + ")"));
        }
    }

    private static Settings settings(Path inbox, Path data) throws IOException {
        Path file = Files.createDirectories(data).resolve("settings.yml");
        Files.writeString(file, "inbox: %s\nwarehouse: %s\ndata: %s\n".formatted(inbox, WAREHOUSE, data));
        return new SettingsReader(Map.of()).read(file);
    }

    @Test
    void every_rule_has_its_broken_packages() throws IOException {
        Set<String> shown = new TreeSet<>();
        try (Stream<Path> folders = Files.list(BROKEN)) {
            folders.filter(Files::isDirectory)
                    .forEach(f -> shown.add(f.getFileName().toString()));
        }
        Set<String> rules = new TreeSet<>();
        checks.rules().rules().stream().map(Rule::code).forEach(rules::add);

        assertThat(shown).isEqualTo(rules);
    }
}

package org.ruralwarehouse.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.job.NightlyOutcome;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.submission.FileTree;

/** Every rule has a folder of packages that breaks it and nothing else. */
class BrokenPackagesIT {

    private static final Path BROKEN = Path.of("sample-data", "broken");

    /** Follow from what many provinces send together, so that the other provinces are missing there. */
    private static final Set<String> EXPECTED_BESIDE = Set.of("province_missing");

    @TestFactory
    Stream<DynamicTest> each_broken_inbox_yields_exactly_the_finding_that_it_is_named_after(@TempDir Path folder)
            throws IOException {
        return Files.list(BROKEN)
                .filter(Files::isDirectory)
                .sorted()
                .map(inbox -> DynamicTest.dynamicTest(
                        inbox.getFileName().toString(), () -> yieldsExactlyItsFinding(inbox, folder)));
    }

    private static void yieldsExactlyItsFinding(Path inbox, Path folder) {
        String code = inbox.getFileName().toString();
        Path data = folder.resolve(code);

        NightlyOutcome outcome = new Night(Night.WAREHOUSE, inbox, data).run();

        assertThat(codes(outcome, data)).as("codes found").containsExactly(code);
    }

    private static Set<String> codes(NightlyOutcome outcome, Path data) {
        Set<String> codes = new TreeSet<>();
        outcome.night().packages().forEach(p -> p.findings().forEach(f -> codes.add(f.code())));
        outcome.night().outcomes().forEach(o -> o.refusal().forEach(f -> codes.add(f.code())));
        try (Database database = Database.inMemory(SettingsReader.defaultDuckDb(data.resolve("spill")))) {
            new FileTree(data.resolve("runs"))
                    .files().stream()
                            .filter(file -> file.endsWith("check/findings.parquet"))
                            .forEach(file -> codes.addAll(database.queryStrings(
                                    "select finding_code from read_parquet(" + Sql.literal(file) + ")")));
        }
        String expected = data.getFileName().toString();
        codes.removeIf(code -> EXPECTED_BESIDE.contains(code) && !code.equals(expected));
        return codes;
    }

    @Test
    void every_rule_has_its_broken_packages() throws IOException {
        Set<String> shown = new TreeSet<>();
        try (Stream<Path> folders = Files.list(BROKEN)) {
            folders.filter(Files::isDirectory)
                    .forEach(f -> shown.add(f.getFileName().toString()));
        }
        Set<String> rules = new TreeSet<>();
        CheckCatalog.read(new WarehouseDefinitionReader(Night.WAREHOUSE).read()).rules().rules().stream()
                .map(Rule::code)
                .forEach(rules::add);

        assertThat(shown).isEqualTo(rules);
    }
}

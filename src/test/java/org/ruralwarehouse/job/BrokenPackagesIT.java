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
import org.ruralwarehouse.submission.incident.Isolation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every rule has broken packages that produce its finding and no other. Runs the stages up to the checks: the later
 * stages are the same for all inboxes and have tests of their own.
 */
class BrokenPackagesIT {

    private static final Path BROKEN = Path.of("sample-data", "broken");
    private static final Path WAREHOUSE = Path.of("warehouse");
    private static final String RUN = "broken";

    /** What the generator makes these packages from; {@code also} names findings that cannot be avoided. */
    private static final Path CATALOGUE = Path.of("sample-data", "generator", "broken.yml");

    /** Broken packages lie directly in their inbox, unless the catalogue has settings for them. */
    private static final String FLAT = "sender_identity: none\n";

    /** An inbox has packages of one province, so the others are missing. */
    private static final String OTHER_PROVINCES_MISSING = "province_missing";

    /** A failure of this program, of which each is a bug to be fixed, and the consequence of another finding. */
    private static final Set<String> NO_PACKAGE = Set.of("package_could_not_be_read", "submission_held");

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
        found.removeAll(unavoidableCodes(code));
        if (!code.equals(OTHER_PROVINCES_MISSING)) {
            found.remove(OTHER_PROVINCES_MISSING);
        }

        assertThat(found).containsExactly(code);
    }

    private static JsonNode entry(String code) {
        JsonNode entry = YAMLMapper.builder()
                .build()
                .readTree(CATALOGUE.toFile())
                .path("findings")
                .path(code);
        assertThat(entry.isObject()).as("%s lists %s", CATALOGUE, code).isTrue();
        return entry;
    }

    private static Set<String> unavoidableCodes(String code) {
        Set<String> codes = new TreeSet<>();
        entry(code).path("also").forEach(also -> codes.add(also.asString()));
        return codes;
    }

    private Set<String> findingCodes(Path inbox, Path data) throws IOException {
        Settings settings = settings(inbox, data);
        NightlyStages stages = new NightlyStages(
                settings,
                definition,
                checks,
                new PseudonymKey(PseudonymKeys.randomSecret()),
                Progress.SILENT,
                Isolation.NONE);
        for (Submission submission : stages.accept(RUN).toLand()) {
            stages.land(RUN, submission);
        }
        stages.check(RUN);
        try (Database database = Database.inMemory(settings.duckDb())) {
            Set<String> codes = reasonsOfDecisions(settings);
            codes.addAll(database.queryStrings("select distinct finding_code from read_parquet("
                    + Sql.literal(stages.folder(RUN).checkFiles().findings()) + ")"));
            return codes;
        }
    }

    /** Codes of findings for which submissions are held: without these submissions, the checks do not find them. */
    private Set<String> reasonsOfDecisions(Settings settings) throws IOException {
        Set<String> codes = new TreeSet<>();
        Path folder = settings.data().decisions();
        if (!Files.exists(folder)) {
            return codes;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String decision = Files.readString(file);
                checks.rules().rules().stream()
                        .map(Rule::code)
                        .filter(decision::contains)
                        .forEach(codes::add);
            }
        }
        return codes;
    }

    private static Settings settings(Path inbox, Path data) throws IOException {
        Path file = Files.createDirectories(data).resolve("settings.yml");
        StringBuilder text =
                new StringBuilder("inbox: %s\nwarehouse: %s\ndata: %s\n".formatted(inbox, WAREHOUSE, data));
        JsonNode settings = entry(inbox.getFileName().toString()).path("settings");
        if (settings.isMissingNode()) {
            text.append(FLAT);
        }
        settings.properties().forEach(setting -> text.append(setting.getKey())
                .append(": ")
                .append(setting.getValue().asString())
                .append('\n'));
        Files.writeString(file, text);
        return new SettingsReader(Map.of()).read(file);
    }

    @Test
    void every_rule_has_its_broken_packages() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> folders = Files.list(BROKEN)) {
            folders.filter(Files::isDirectory)
                    .forEach(f -> codes.add(f.getFileName().toString()));
        }
        Set<String> rules = new TreeSet<>();
        checks.rules().rules().stream().map(Rule::code).forEach(rules::add);
        rules.removeAll(NO_PACKAGE);

        assertThat(codes).isEqualTo(rules);
    }
}

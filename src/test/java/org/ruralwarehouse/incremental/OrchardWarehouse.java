package org.ruralwarehouse.incremental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ruralwarehouse.testing.TinyWarehouse;

/**
 * A small complete warehouse: two datasets with checks, models and data tests of every kind that an incremental release
 * distinguishes. A random change replaces one definition by another valid one, or restores it.
 */
public final class OrchardWarehouse {

    private static final Path DEFINITIONS = Path.of("src", "test", "resources", "orchard-warehouse");

    private static final String FEW_TREES = "minimum: 0, maximum: 70 }";
    private static final String MANY_TREES = "minimum: 0, maximum: 100000 }";

    private static final String NO_WAIVERS = "waivers: []";

    private static final List<Change> CHANGES = List.of(
            new Change("checks/quality/orchard__trees_are_many.sql", "trees < 5", "trees < 15"),
            new Change("checks/quality/orchard__trees_are_not_extreme.sql", "> 2 *", "> 1.5 *"),
            new Change("checks/quality/orchard__place_is_not_crowded.sql", "severity: error", "severity: warning"),
            new Change("checks/prepared/trees_by_place.sql", "sum(trees)", "sum(trees + 5)"),
            new Change("checks/prepared/variety_count.sql", "count(*)", "count(*) - 1"),
            new Change("facts/fct_orchard.sql", "coalesce(d.keeper_claims, 1)", "coalesce(d.keeper_claims, 0)"),
            new Change("facts/prepared/place_total.sql", "sum(trees)", "sum(trees) + 1"),
            new Change("marts/mart_orchard_by_place.sql", "sum(trees)", "sum(trees + 0)"),
            new Change("tests/mart_orchard_by_place__agrees.sql", "select 1", "select 2"),
            new Change("reference/place.csv", "12.5", "13.5"),
            new Change("contracts/orchard.yml", "version: 1.0.0", "version: 1.0.1"),
            new Change("dictionary.yml", "Name of the place", "Name of a place"),
            new Change("waivers.yml", NO_WAIVERS, """
                    waivers:
                      - { rule: few_trees, dataset: orchard, province: "530000", period: "2022",
                          reason: agreed in writing, who: office, granted_on: 2023-01-01 }"""));

    private final Path folder;

    public OrchardWarehouse(Path folder) {
        this.folder = folder;
        TinyWarehouse warehouse = TinyWarehouse.in(folder);
        try (Stream<Path> files = Files.walk(DEFINITIONS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(DEFINITIONS.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
            warehouse.replaceInContract(FEW_TREES, MANY_TREES);
            warehouse.file("waivers.yml", NO_WAIVERS);
            warehouse.file("waivers.schema.json", TinyWarehouse.repositoryFile("waivers.schema.json"));
            warehouse.file(
                    "dictionary.yml",
                    Files.readString(Path.of("warehouse", "dictionary.yml"))
                            + Files.readString(DEFINITIONS.resolve("columns.yml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another text of a definition. */
    private record Change(String file, String before, String after) {}

    public Path folder() {
        return folder;
    }

    /** Changes one definition; returns a description. */
    String change(Random random) {
        Change change = CHANGES.get(random.nextInt(CHANGES.size()));
        Path file = folder.resolve(change.file());
        try {
            String text = Files.readString(file);
            boolean isOriginal = text.contains(change.before());
            String from = isOriginal ? change.before() : change.after();
            String to = isOriginal ? change.after() : change.before();
            if (!text.contains(from)) {
                throw new IllegalStateException(file + " does not contain " + from);
            }
            Files.writeString(file, text.replace(from, to));
            return change.file() + ": " + to.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the contract so that a replay accepts more rows. */
    void acceptMore() {
        Path contract = folder.resolve("contracts/orchard.yml");
        try {
            Files.writeString(contract, Files.readString(contract).replace(FEW_TREES, MANY_TREES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

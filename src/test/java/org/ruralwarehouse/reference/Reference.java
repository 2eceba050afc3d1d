package org.ruralwarehouse.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ruralwarehouse.bench.baseline.InboxFile;
import org.ruralwarehouse.bench.baseline.InboxFiles;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;

/** Compares a release with its inbox. */
final class Reference {

    private static final String REGISTER = "employment";

    private final Path warehouse;

    Reference(Path warehouse) {
        this.warehouse = warehouse;
    }

    /** Reads the inbox row by row. */
    ReferenceRegister read(Path inbox, Path unpacked) {
        WarehouseDefinition definition = new WarehouseDefinitionReader(warehouse).read();
        List<InboxFile> files = new InboxFiles(definition, unpacked)
                .read(inbox).stream()
                        .filter(file -> file.dataset().equals(REGISTER))
                        .toList();
        Contract contract = definition.newestContracts().stream()
                .filter(candidate -> candidate.name().equals(REGISTER))
                .findFirst()
                .orElseThrow();
        ReferenceRegions regions =
                new ReferenceRegions(warehouse.resolve("reference").resolve("region_version.csv"));
        ReferenceRegister register = new ReferenceRegister(new ReferenceContract(contract, regions), regions);
        register.read(files);
        return register;
    }

    /** Differences; empty when the release is correct. */
    List<String> differences(ReferenceRegister register, Database release) {
        WarehouseTotals totals = new WarehouseTotals(release);
        List<String> differences = new ArrayList<>();
        List<String> expected = List.copyOf(register.submissions());
        List<String> found = totals.submissions();
        expected.stream().filter(line -> !found.contains(line)).forEach(line -> differences.add("expected " + line));
        found.stream().filter(line -> !expected.contains(line)).forEach(line -> differences.add("found    " + line));
        Map<String, String> wanted = new TreeMap<>();
        register.counties().forEach((county, sums) -> wanted.put(county, sums.toString()));
        Map<String, String> counties = totals.counties();
        wanted.forEach((county, sums) -> {
            if (!sums.equals(counties.get(county))) {
                differences.add(county + ": expected " + sums + "; found " + counties.get(county));
            }
        });
        counties.keySet().stream()
                .filter(county -> !wanted.containsKey(county))
                .forEach(county -> differences.add(county + ": not expected at all"));
        return differences;
    }
}

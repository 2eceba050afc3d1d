package org.ruralwarehouse.contract;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.submission.Period;

/**
 * What the office defines: contracts, reference lists and rules, read from the warehouse folder.
 *
 * @param folder the warehouse folder, which also holds the SQL
 * @param standardRules the rules that Java applies; those of SQL checks stand in the checks
 */
public record WarehouseDefinition(
        Path folder, List<Contract> contracts, ReferenceCatalog reference, List<Rule> standardRules) {

    /** The contract for a dataset in a period; empty when none is in force, and then nothing may be landed. */
    public Optional<Contract> contract(String dataset, Period period) {
        return contracts.stream()
                .filter(c -> c.name().equals(dataset) && c.isInForce(period))
                .max(Comparator.comparing(Contract::validFrom));
    }

    public boolean knowsDataset(String dataset) {
        return contracts.stream().anyMatch(c -> c.name().equals(dataset));
    }

    /** Newest contract of each dataset, by name: the columns that models may rely on. */
    public List<Contract> newestContracts() {
        return contracts.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Contract::name,
                        java.util.TreeMap::new,
                        java.util.stream.Collectors.maxBy(Comparator.comparing(Contract::validFrom))))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}

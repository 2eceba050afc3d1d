package org.ruralwarehouse.contract;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.message.MessageCatalog;

/**
 * The definitions of the office: contracts, reference lists and rules of the warehouse folder.
 *
 * @param folder the warehouse folder, which also contains the SQL files
 * @param messages texts of the findings that Java reports
 * @param standardRules rules that Java applies; rules of SQL checks are defined in the checks
 */
public record WarehouseDefinition(
        Path folder,
        List<Contract> contracts,
        ReferenceCatalog reference,
        List<Rule> standardRules,
        MessageCatalog messages) {

    /** The contract of a dataset for a period. Empty when none is in force; such a submission cannot land. */
    public Optional<Contract> contract(String dataset, Period period) {
        return contracts.stream()
                .filter(c -> c.name().equals(dataset) && c.isInForce(period))
                .max(Comparator.comparing(Contract::validFrom));
    }

    /** True when any contract has this dataset. */
    public boolean hasDataset(String dataset) {
        return contracts.stream().anyMatch(c -> c.name().equals(dataset));
    }

    /** The newest contract of each dataset, by name. It defines the columns that models may use. */
    public List<Contract> newestContracts() {
        return contracts.stream()
                .collect(Collectors.groupingBy(
                        Contract::name, TreeMap::new, Collectors.maxBy(Comparator.comparing(Contract::validFrom))))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}

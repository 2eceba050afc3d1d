package org.ruralwarehouse.contract;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.message.MessageCatalog;
import org.ruralwarehouse.storage.Sha256;
import tools.jackson.databind.JsonNode;

/** Reads and validates the warehouse folder; reports all problems at once. */
public final class WarehouseDefinitionReader {

    private static final String CONTRACTS = "contracts";
    private static final String REFERENCE = "reference/datapackage.json";
    private static final String RULES = "checks/rules.yml";

    private final Path folder;
    private final YamlDocuments documents = new YamlDocuments();
    private final Map<Contract, String> fileOfContract = new LinkedHashMap<>();

    /**
     * @param folder the warehouse folder
     */
    public WarehouseDefinitionReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads all definitions.
     *
     * @throws DefinitionException with every problem of contracts, reference package and rules
     */
    public WarehouseDefinition read() {
        if (!Files.isDirectory(folder.resolve(CONTRACTS))) {
            throw DefinitionException.of(
                    folder.toString(),
                    "",
                    "is not a warehouse folder: it has no folder contracts; set the path of the warehouse folder");
        }
        ReferenceCatalog reference = readReference();
        List<Contract> contracts = readContracts();
        if (reference != null) {
            fileOfContract.forEach((contract, file) -> checkReferences(contract, file, reference));
        }
        List<Rule> rules = readRules();
        documents.failOnProblems();
        ReferenceCatalog lists = Objects.requireNonNull(reference);
        MessageCatalog messages = new MessagesReader(folder, documents).read(contracts, lists);
        documents.failOnProblems();
        return new WarehouseDefinition(folder, contracts, lists, rules, messages);
    }

    private List<Contract> readContracts() {
        Schema schema = documents.schema(YamlDocuments.text(folder.resolve("contracts/contract.schema.json")));
        List<Contract> contracts = new ArrayList<>();
        for (Path file : files(folder.resolve(CONTRACTS), ".yml")) {
            String name = CONTRACTS + "/" + file.getFileName();
            String text = YamlDocuments.text(file);
            Contract contract = documents.bind(name, documents.parse(name, text), schema, Contract.class);
            if (contract == null) {
                continue;
            }
            new ContractRules(contract, name, documents).check();
            Contract hashed = contract.withSha256(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
            contracts.add(hashed);
            fileOfContract.put(hashed, name);
        }
        checkValidityOverlaps(contracts);
        return contracts;
    }

    private void checkValidityOverlaps(List<Contract> contracts) {
        Set<String> validFromKeys = new HashSet<>();
        for (Contract contract : contracts) {
            if (!validFromKeys.add(contract.name() + contract.validFrom())) {
                documents.report(
                        CONTRACTS,
                        "",
                        "two contracts for " + contract.name() + " are valid from " + contract.validFrom()
                                + "; change valid_from of one of them");
            }
        }
    }

    private void checkReferences(Contract contract, String file, ReferenceCatalog reference) {
        for (ForeignKey key : contract.foreignKeys()) {
            String field = key.reference().fields().get(0);
            if (!reference.has(key.reference().resource(), field)) {
                documents.report(
                        file,
                        "/foreignKeys",
                        "the reference package has no " + key.reference().resource() + "." + field
                                + "; correct the reference, or add the column");
            }
        }
    }

    private @Nullable ReferenceCatalog readReference() {
        JsonNode descriptor = documents.parse(REFERENCE, YamlDocuments.text(folder.resolve(REFERENCE)));
        Schema anyObject = documents.schema("{\"type\":\"object\",\"required\":[\"resources\"]}");
        ReferenceDescriptor read = documents.bind(REFERENCE, descriptor, anyObject, ReferenceDescriptor.class);
        return read == null ? null : new ReferenceCatalog(folder.resolve("reference"), read.resources());
    }

    private List<Rule> readRules() {
        Schema schema = documents.schema(YamlDocuments.text(folder.resolve("checks/rules.schema.json")));
        JsonNode document = documents.parse(RULES, YamlDocuments.text(folder.resolve(RULES)));
        RulesFile rules = documents.bind(RULES, document, schema, RulesFile.class);
        return rules == null ? List.of() : rules.toRules();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private record ReferenceDescriptor(List<ReferenceResource> resources) {}
}

package org.ruralwarehouse.generate;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.YamlDocuments;
import org.ruralwarehouse.sender.InvalidKeyFileException;
import org.ruralwarehouse.sender.SigningKeys;

/** Reads the folder of the generator: the scenario in YAML, the rows in SQL. */
final class GeneratorFolder {

    private final Path path;

    GeneratorFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * @throws DefinitionException with all problems of the scenario
     */
    Scenario scenario() {
        Scenario scenario = read("scenario", Scenario.class);
        YamlDocuments documents = new YamlDocuments();
        for (String dataset : scenario.datasets().keySet()) {
            if (!Files.isRegularFile(rowsFile(dataset))) {
                documents.report("scenario.yml", "/datasets/" + dataset, "there is no " + dataset + ".sql");
            }
        }
        for (Scenario.Special special : scenario.specials()) {
            if (scenario.senders().stream().noneMatch(s -> s.province().equals(special.province()))) {
                documents.report("scenario.yml", "/specials", special.province() + " is no sender");
            }
        }
        documents.failOnProblems();
        return scenario;
    }

    /**
     * @throws DefinitionException with all problems of the catalogue
     */
    BrokenCatalogue broken() {
        return read("broken", BrokenCatalogue.class);
    }

    /** Statements that create the shared tables, in the order of their files. */
    List<String> setup() {
        List<String> statements = new ArrayList<>();
        try (Stream<Path> files = Files.list(path.resolve("setup"))) {
            files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .forEach(file -> statements.add(YamlDocuments.text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path.resolve("setup"), e);
        }
        return statements;
    }

    /** The SELECT that returns the rows of a dataset as a province sends them. */
    String rows(String dataset) {
        String sql = YamlDocuments.text(rowsFile(dataset)).strip();
        return sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
    }

    /**
     * The private key of a sender. Keys of the sample are public, so that it can be generated again.
     *
     * @throws DefinitionException when there is no such key
     */
    PrivateKey signingKey(String sender) {
        Path file = path.resolve("keys").resolve(sender + ".pem");
        try {
            return SigningKeys.readPrivate(file);
        } catch (IOException e) {
            throw DefinitionException.of(file.toString(), "", "cannot be read; generate a key with keygen");
        } catch (InvalidKeyFileException e) {
            throw DefinitionException.of(file.toString(), "", e.getMessage() + "; generate a key with keygen");
        }
    }

    private Path rowsFile(String dataset) {
        return path.resolve(dataset + ".sql");
    }

    private <T> T read(String name, Class<T> type) {
        if (!Files.isRegularFile(path.resolve(name + ".yml"))) {
            throw DefinitionException.of(path.toString(), "", "there is no " + name + ".yml in it");
        }
        YamlDocuments documents = new YamlDocuments();
        String file = name + ".yml";
        Schema schema = documents.schema(YamlDocuments.text(path.resolve(name + ".schema.json")));
        T read = documents.bind(file, documents.parse(file, YamlDocuments.text(path.resolve(file))), schema, type);
        documents.failOnProblems();
        if (read == null) {
            throw DefinitionException.of(file, "", "cannot be read");
        }
        return read;
    }
}

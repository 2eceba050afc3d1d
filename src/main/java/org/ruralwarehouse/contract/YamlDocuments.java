package org.ruralwarehouse.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML and JSON files of the office, validates them against a JSON Schema and collects all problems. */
public final class YamlDocuments {

    private final JsonMapper json = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final List<DefinitionProblem> problems = new ArrayList<>();

    /** The collected problems, in the order of detection. */
    public List<DefinitionProblem> problems() {
        return problems;
    }

    /**
     * Throws when any problem has been collected.
     *
     * @throws DefinitionException with all problems
     */
    public void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
    }

    /** Adds a problem. */
    public void report(String file, String place, String message) {
        problems.add(new DefinitionProblem(file, place, message));
    }

    /** Parses a JSON Schema. */
    public Schema schema(String text) {
        return schemas.getSchema(text);
    }

    /** Parses YAML or JSON; null when the syntax is invalid, which is reported as a problem. */
    public @Nullable JsonNode parse(String file, String text) {
        try {
            return yaml.readTree(text);
        } catch (JacksonException e) {
            report(file, "line " + e.getLocation().getLineNr(), e.getOriginalMessage());
            return null;
        }
    }

    /**
     * Binds a document to a record; null when it violates the schema or does not fit the record, which is reported as
     * problems.
     */
    public <T> @Nullable T bind(String file, @Nullable JsonNode document, Schema schema, Class<T> type) {
        if (document == null) {
            return null;
        }
        List<Error> errors = schema.validate(document);
        if (!errors.isEmpty()) {
            errors.forEach(e -> report(file, e.getInstanceLocation().toString(), e.getMessage()));
            return null;
        }
        try {
            return json.treeToValue(document, type);
        } catch (JacksonException e) {
            report(file, "", e.getOriginalMessage());
            return null;
        }
    }

    /**
     * Reads a UTF-8 file of the office.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}

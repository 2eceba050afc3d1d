package org.ruralwarehouse.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
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

/** Reads YAML and JSON of the office and holds it against a JSON Schema, collecting every problem. */
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

    /** The problems met so far, in the order in which they were met. */
    public List<DefinitionProblem> problems() {
        return problems;
    }

    /**
     * @throws DefinitionException listing all problems, when there are any
     */
    public void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
    }

    public void report(String file, String place, String message) {
        problems.add(new DefinitionProblem(file, place, message));
    }

    public Schema schema(String text) {
        return schemas.getSchema(text);
    }

    /** Null when the text is not YAML; the problem is noted. */
    public @Nullable JsonNode parse(String file, String text) {
        try {
            return yaml.readTree(text);
        } catch (JacksonException e) {
            report(file, "line " + e.getLocation().getLineNr(), e.getOriginalMessage());
            return null;
        }
    }

    /** Null when the document does not obey the schema or does not fit the record; the problems are noted. */
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

    /** Reads a file of the office; one that cannot be read is the machine's trouble. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Cannot read " + file, e);
        }
    }
}

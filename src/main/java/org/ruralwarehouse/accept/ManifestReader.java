package org.ruralwarehouse.accept;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a manifest from an untrusted sender: limits its size and nesting depth and validates it against its JSON
 * Schema.
 */
final class ManifestReader {

    /** Limit in bytes; a manifest of 50 resources needs less than 50 KB. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 32;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            // With duplicate properties, parsers that use the first and the last value would see different packages.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Schema schema;

    ManifestReader() {
        try (InputStream in = Objects.requireNonNull(ManifestReader.class.getResourceAsStream("package.schema.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifest schema", e);
        }
    }

    /**
     * Result of reading a manifest.
     *
     * @param manifest null when there are problems
     * @param problems location and message of every problem
     */
    record Result(@Nullable Manifest manifest, List<Problem> problems) {}

    /**
     * One problem of a manifest.
     *
     * @param place JSON pointer or line; empty when unknown
     */
    record Problem(String place, String message) {}

    Result read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return invalid("", "the manifest is larger than " + MAX_BYTES + " bytes");
        }
        try {
            JsonNode document = json.readTree(bytes);
            List<Problem> problems = new ArrayList<>();
            for (Error error : schema.validate(document)) {
                problems.add(new Problem(error.getInstanceLocation().toString(), error.getMessage()));
            }
            return problems.isEmpty()
                    ? new Result(json.treeToValue(document, Manifest.class), List.of())
                    : new Result(null, problems);
        } catch (JacksonException e) {
            // Values rejected during data binding have no line number.
            boolean hasLine = e.getLocation() != null && e.getLocation().getLineNr() > 0;
            return invalid(hasLine ? "line " + e.getLocation().getLineNr() : "", "not valid JSON");
        }
    }

    private static Result invalid(String place, String message) {
        return new Result(null, List.of(new Problem(place, message)));
    }
}

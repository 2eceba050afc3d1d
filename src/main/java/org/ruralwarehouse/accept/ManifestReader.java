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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.message.VisibleText;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.DecimalText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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
    private static final int MAX_STRING = 1 << 16;
    private static final int MAX_NAME = 1 << 10;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_BYTES)
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(MAX_NAME)
                            .maxNumberLength(MAX_STRING)
                            .build())
                    .build())
            // With duplicate properties, parsers that use the first and the last value would see different packages.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Schema schema;
    /** Example of a text by its pattern. */
    private final Map<String, String> examples = new HashMap<>();

    private final int maxProblems;

    /**
     * @param maxProblems problems of one manifest that are listed
     */
    ManifestReader(int maxProblems) {
        this.maxProblems = maxProblems;
        try (InputStream in = Objects.requireNonNull(ManifestReader.class.getResourceAsStream("package.schema.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
            json.readTree(text)
                    .findParents("pattern")
                    .forEach(property -> examples.put(
                            property.path("pattern").asString(),
                            property.path("examples").path(0).asString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifest schema", e);
        }
    }

    /**
     * Result of reading a manifest.
     *
     * @param manifest null when there are problems
     * @param problems location of every problem, and what is expected there
     */
    record Result(@Nullable Manifest manifest, List<Problem> problems) {}

    /**
     * One problem of a manifest.
     *
     * @param place JSON pointer or line; empty when unknown
     */
    record Problem(String place, Message expected) {}

    Result read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return invalid("", MessageKey.MANIFEST_LARGER_THAN.with(MAX_BYTES));
        }
        try {
            Problem unusable = unusableValue(bytes);
            if (unusable != null) {
                return new Result(null, List.of(unusable));
            }
            JsonNode document = json.readTree(bytes);
            List<Error> errors = schema.validate(document);
            return errors.isEmpty()
                    ? new Result(json.treeToValue(document, Manifest.class), List.of())
                    : new Result(null, problems(errors));
        } catch (JacksonException e) {
            // Values rejected during data binding have no line number.
            boolean hasLine = e.getLocation() != null && e.getLocation().getLineNr() > 0;
            return invalid(hasLine ? "line " + e.getLocation().getLineNr() : "", MessageKey.INVALID_JSON.with());
        }
    }

    private List<Problem> problems(List<Error> errors) {
        List<Problem> problems = new ArrayList<>();
        for (Error error : errors.subList(0, Math.min(errors.size(), maxProblems))) {
            problems.add(new Problem(shortened(error.getInstanceLocation().toString()), expected(error)));
        }
        if (errors.size() > maxProblems) {
            problems.add(new Problem("", MessageKey.PROBLEMS_LISTED.with(errors.size(), maxProblems)));
        }
        return problems;
    }

    private static String shortened(String text) {
        return VisibleText.of(Masking.shorten(text));
    }

    /**
     * Finds a value that is valid JSON and that no later step can process: a number with too many digits or too large
     * an exponent, or a text with half of a surrogate pair, which cannot be encoded. Null if there is none.
     */
    private @Nullable Problem unusableValue(byte[] bytes) {
        try (JsonParser parser = json.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String place =
                        shortened(parser.streamReadContext().pathAsPointer().toString());
                if (token.isNumeric() && DecimalText.parse(parser.getString()) == null) {
                    return new Problem(
                            place,
                            MessageKey.NUMBER_WITHIN_LIMITS.with(DecimalText.MAX_CHARACTERS, DecimalText.MAX_EXPONENT));
                }
                boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
                if (isText && hasLoneSurrogate(parser.getString())) {
                    return new Problem(place, MessageKey.INVALID_JSON.with());
                }
            }
            return null;
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** What the schema expects, in our own words: the texts of the validator are not written for senders. */
    private Message expected(Error error) {
        Object[] arguments = error.getArguments();
        String last = arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[arguments.length - 1]);
        return switch (String.valueOf(error.getKeyword())) {
            case "required" -> MessageKey.REQUIRED_PROPERTY.with(String.valueOf(error.getProperty()));
            case "type" -> MessageKey.JSON_TYPE.with(last);
            case "pattern" -> MessageKey.JSON_FORM.with(examples.getOrDefault(last, ""));
            case "enum" -> MessageKey.ONE_OF.with(last);
            case "minimum" -> MessageKey.AT_LEAST.with(last);
            case "maximum" -> MessageKey.AT_MOST.with(last);
            case "maxLength" -> MessageKey.AT_MOST_CHARACTERS.with(last);
            case "minLength" -> MessageKey.AT_LEAST_CHARACTERS.with(last);
            case "minItems" -> MessageKey.AT_LEAST_ENTRIES.with(last);
            case "maxItems" -> MessageKey.AT_MOST_ENTRIES.with(last);
            default -> MessageKey.VALID_MANIFEST_VALUE.with();
        };
    }

    private static Result invalid(String place, Message expected) {
        return new Result(null, List.of(new Problem(place, expected)));
    }
}

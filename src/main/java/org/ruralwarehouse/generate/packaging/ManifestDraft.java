package org.ruralwarehouse.generate.packaging;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the manifest of a package (Data Package v2 with properties prefixed {@code rural:}). */
public final class ManifestDraft {

    private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final ObjectNode root = json.createObjectNode();
    private final ArrayNode resources;

    public ManifestDraft(String name, String created, String province, Period period, int attempt) {
        root.put("$schema", PROFILE);
        root.put("name", name);
        root.put("created", created);
        root.put("rural:province", province);
        root.put("rural:period", period.text());
        root.put("rural:attempt", attempt);
        resources = root.putArray("resources");
    }

    /**
     * Adds a file.
     *
     * @param encoding null = not stated
     * @param personsPerRow 1 = not stated
     */
    public ObjectNode addResource(
            String dataset,
            String path,
            @Nullable String encoding,
            String delimiter,
            FileFacts facts,
            int personsPerRow,
            Map<String, BigDecimal> totals) {
        ObjectNode resource = resources.addObject();
        resource.put("name", dataset);
        resource.put("path", path);
        if (encoding != null) {
            resource.put("encoding", encoding);
        }
        resource.putObject("dialect").put("delimiter", delimiter);
        resource.put("bytes", facts.bytes());
        resource.put("hash", "sha256:" + facts.sha256());
        resource.put("rural:rows", facts.rows());
        if (personsPerRow > 1) {
            resource.put("rural:personsPerRow", personsPerRow);
        }
        if (!totals.isEmpty()) {
            ObjectNode sums = resource.putObject("rural:controlTotals");
            totals.forEach((field, total) -> sums.put(field, new BigDecimal(total.toPlainString())));
        }
        return resource;
    }

    /** The manifest as a JSON tree, for changes. */
    public ObjectNode root() {
        return root;
    }

    byte[] bytes() {
        return (json.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

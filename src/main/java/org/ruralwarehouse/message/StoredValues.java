package org.ruralwarehouse.message;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parameter values as a JSON array of texts. */
final class StoredValues {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StoredValues() {}

    static String write(List<String> values) {
        return values.isEmpty() ? "[]" : JSON.writeValueAsString(values);
    }

    /** Reads an array; a null in it, which a SQL check may return, is an empty text. */
    static List<String> read(String stored) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : JSON.readTree(stored)) {
            values.add(value.isNull() ? "" : value.asString());
        }
        return values;
    }
}

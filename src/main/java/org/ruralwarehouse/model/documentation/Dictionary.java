package org.ruralwarehouse.model.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The data dictionary: one entry per column name, valid in all tables. */
public final class Dictionary {

    private final Map<String, Entry> entries;

    private Dictionary(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * Meaning of a column.
     *
     * @param unit null when it has none
     * @param additivity dimensions over which it can be summed
     * @param references {@code schema.table.column} that a key refers to; null when it is not a key
     */
    record Entry(
            String type,
            String zh,
            String en,
            @Nullable String unit,
            String additivity,
            @Nullable String references) {

        String comment() {
            String measured = unit == null ? "" : " [" + unit + (additivity.isEmpty() ? "" : ", " + additivity) + "]";
            String pointer = references == null ? "" : " → " + references;
            return zh + " / " + en + measured + pointer;
        }
    }

    /**
     * @throws DefinitionException when the file is not valid YAML
     */
    public static Dictionary read(Path file) {
        try {
            Map<String, Entry> entries = new LinkedHashMap<>(YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readValue(Files.readString(file), new TypeReference<Map<String, Entry>>() {}));
            return new Dictionary(entries);
        } catch (JacksonException e) {
            throw DefinitionException.of(
                    file.toString(), "line " + e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    Optional<Entry> entry(String column) {
        return Optional.ofNullable(entries.get(column));
    }
}

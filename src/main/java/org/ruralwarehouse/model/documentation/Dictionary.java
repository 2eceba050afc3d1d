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

/** Every column of the warehouse once: what it means wherever it stands. */
public final class Dictionary {

    private final Map<String, Entry> entries;

    private Dictionary(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * What a column means.
     *
     * @param unit null when it has none
     * @param additivity over what it may be summed
     * @param references {@code schema.table.column} that a key points to
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

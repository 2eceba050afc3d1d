package org.ruralwarehouse.generate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;
import tools.jackson.databind.node.ObjectNode;

/**
 * Small packages that each show one finding, as {@code broken.yml} lists them.
 *
 * @param findings by code
 */
record BrokenCatalogue(Map<String, BrokenFinding> findings) {

    /**
     * What shows one finding.
     *
     * @param also findings that come along and cannot be avoided
     * @param packages that yield it together
     */
    record BrokenFinding(List<String> also, List<BrokenPackage> packages) {

        BrokenFinding {
            also = also == null ? List.of() : List.copyOf(also);
        }
    }

    /**
     * One package.
     *
     * @param manifest what the manifest says otherwise than it should (JSON Merge Patch, RFC 7396)
     */
    record BrokenPackage(
            String name,
            String province,
            String period,
            int attempt,
            @Nullable Container container,
            @Nullable Damage damage,
            @Nullable ObjectNode manifest,
            List<BrokenFile> files) {}

    /**
     * One file.
     *
     * @param encoding that it is written in
     * @param repeatLastLine how often the last line of the text stands once more, for what is long
     * @param sheets names of the sheets of a workbook, each of which holds the text
     * @param hex bytes that follow the text, for what no text can say
     * @param resource what the manifest says about it otherwise than it should
     */
    record BrokenFile(
            String dataset,
            @Nullable String path,
            @Nullable String encoding,
            @JsonProperty("persons_per_row") int personsPerRow,
            String text,
            @JsonProperty("repeat_last_line") int repeatLastLine,
            @Nullable List<String> sheets,
            @Nullable String hex,
            @Nullable ObjectNode resource) {

        /** The text with its last line as often as asked for. */
        String wholeText() {
            String line = text.stripTrailing().substring(text.stripTrailing().lastIndexOf('\n') + 1) + "\n";
            return text + line.repeat(repeatLastLine);
        }

        String pathOrDefault() {
            return path == null ? dataset + ".csv" : path;
        }

        String encodingOrDefault() {
            return encoding == null ? "utf-8" : encoding;
        }
    }
}

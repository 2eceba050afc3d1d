package org.ruralwarehouse.generate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;
import tools.jackson.databind.node.ObjectNode;

/**
 * Small packages that each produce one finding, as listed in {@code broken.yml}.
 *
 * @param findings by finding code
 */
record BrokenCatalogue(Map<String, BrokenFinding> findings) {

    /**
     * The packages for one finding.
     *
     * @param also additional findings that cannot be avoided
     * @param settings settings of a run that produces the finding, if they differ from those of the other findings
     * @param packages packages that produce the finding together
     */
    record BrokenFinding(List<String> also, @Nullable Map<String, String> settings, List<BrokenPackage> packages) {

        BrokenFinding {
            also = also == null ? List.of() : List.copyOf(also);
        }
    }

    /**
     * One package.
     *
     * @param sender sub-folder of the inbox; null = the package lies directly in it
     * @param signedBy sender whose key signs the manifest; null = it is not signed
     * @param period of the correct manifest; {@code manifest} may change it to an invalid text
     * @param manifest changes to the correct manifest (JSON Merge Patch, RFC 7396)
     */
    record BrokenPackage(
            String name,
            @Nullable String sender,
            @JsonProperty("signed_by") @Nullable String signedBy,
            String province,
            Period period,
            int attempt,
            @Nullable Container container,
            @Nullable Damage damage,
            @Nullable ObjectNode manifest,
            List<BrokenFile> files) {}

    /**
     * One file.
     *
     * @param encoding encoding in which it is written
     * @param repeatLastLine how often the last line of the text is repeated, for long files
     * @param sheets sheet names of a workbook; each sheet contains the text
     * @param hex bytes to append, for content that is not valid text
     * @param resource changes to the correct resource in the manifest
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

        /** The text with its last line repeated. */
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

package org.ruralwarehouse.accept;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The descriptor of a package as a province writes it (Data Package v2; ours are namespaced {@code rural:}). */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
        String name,
        String created,
        @JsonProperty("rural:province") String province,
        @JsonProperty("rural:period") String period,
        @JsonProperty("rural:attempt") int attempt,
        List<Resource> resources) {

    /** One file of the package. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Resource(
            String name,
            String path,
            @Nullable String encoding,
            @Nullable Dialect dialect,
            long bytes,
            String hash,
            @JsonProperty("rural:rows") @Nullable Long rows,
            @JsonProperty("rural:personsPerRow") @Nullable Integer personsPerRow,
            @JsonProperty("rural:controlTotals") @Nullable Map<String, BigDecimal> controlTotals,
            @JsonProperty("rural:sheet") @Nullable String sheet) {

        private static final int MAX_DIGITS = 38;

        @Nullable
        Character delimiter() {
            return dialect == null || dialect.delimiter() == null
                    ? null
                    : dialect.delimiter().charAt(0);
        }

        /** An exponent makes a short text a number that fills the memory when it is written out. */
        boolean hasOversizedControlTotal() {
            return controlTotals != null
                    && controlTotals.values().stream()
                            .anyMatch(total -> total.precision() > MAX_DIGITS || Math.abs(total.scale()) > MAX_DIGITS);
        }

        /** Properties of the dialect that cannot be read as they are declared, and what could. */
        Map<String, String> unsupportedDialect() {
            return dialect == null ? Map.of() : dialect.unsupported();
        }

        String sha256() {
            return hash.substring("sha256:".length());
        }
    }

    /** How the CSV is written. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Dialect(
            @Nullable String delimiter,
            @Nullable String quoteChar,
            @Nullable Boolean header) {

        private static final String QUOTE = "\"";

        /** What cannot be read as it is declared, and what could. */
        Map<String, String> unsupported() {
            Map<String, String> unsupported = new TreeMap<>();
            if (quoteChar != null && !quoteChar.equals(QUOTE)) {
                unsupported.put("quoteChar", "the double quote \", or no quoteChar");
            }
            if (Boolean.FALSE.equals(header)) {
                unsupported.put("header", "a file with a header, and true or no header here");
            }
            return unsupported;
        }
    }
}

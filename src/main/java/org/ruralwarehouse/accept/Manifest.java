package org.ruralwarehouse.accept;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;

/** The descriptor of a package (Data Package v2); properties of this office have the prefix {@code rural:}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
        String name,
        String created,
        @JsonProperty("rural:province") String province,
        @JsonProperty("rural:period") Period period,
        @JsonProperty("rural:attempt") int attempt,
        List<Resource> resources) {

    /** Time of creation; null when it is no time. */
    @Nullable
    Instant createdAt() {
        try {
            return OffsetDateTime.parse(created).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Day of creation, in the time zone of the sender. */
    LocalDate createdOn() {
        return OffsetDateTime.parse(created).toLocalDate();
    }

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

        static final int MAX_DIGITS = 38;

        @Nullable
        Character delimiter() {
            return dialect == null || dialect.delimiter() == null
                    ? null
                    : dialect.delimiter().charAt(0);
        }

        /**
         * True when a control total has more than 38 digits or a scale beyond 38. A short text with a large exponent
         * would expand to a number that exhausts the memory.
         */
        boolean hasOversizedControlTotal() {
            return controlTotals != null
                    && controlTotals.values().stream()
                            .anyMatch(total -> total.precision() > MAX_DIGITS || Math.abs(total.scale()) > MAX_DIGITS);
        }

        /** Unsupported properties of the dialect, each with the supported value. */
        Map<String, Message> unsupportedDialect() {
            return dialect == null ? Map.of() : dialect.unsupported();
        }

        String sha256() {
            return hash.substring("sha256:".length());
        }
    }

    /** The CSV dialect as declared. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Dialect(
            @Nullable String delimiter,
            @Nullable String quoteChar,
            @Nullable Boolean header) {

        private static final String QUOTE = "\"";

        /** Unsupported properties, each with the supported value. */
        Map<String, Message> unsupported() {
            Map<String, Message> unsupported = new TreeMap<>();
            if (quoteChar != null && !quoteChar.equals(QUOTE)) {
                unsupported.put("quoteChar", MessageKey.DOUBLE_QUOTE_OR_NO_QUOTE_CHAR.with());
            }
            if (Boolean.FALSE.equals(header)) {
                unsupported.put("header", MessageKey.FILE_WITH_HEADER.with());
            }
            return unsupported;
        }
    }
}

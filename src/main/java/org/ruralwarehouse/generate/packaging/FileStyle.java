package org.ruralwarehouse.generate.packaging;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Style of a province's CSV files.
 *
 * @param declared encoding in the manifest; empty = none
 * @param bom whether a byte order mark precedes the header
 * @param header which names of the contract are used in the header; category values follow the same choice
 */
public record FileStyle(
        String encoding, String declared, boolean bom, LineEnd lineEnd, Header header, String delimiter) {

    /** Line ends. */
    public enum LineEnd {
        LF,
        CRLF
    }

    /** Names of the contract that a province uses. */
    public enum Header {
        TITLE,
        ALIAS,
        NAME
    }

    Charset charset() {
        return Charset.forName(encoding);
    }

    /** Whether DuckDB's output (UTF-8, LF) needs no conversion. */
    boolean isPlain() {
        return encoding.equals("utf-8") && !bom && lineEnd == LineEnd.LF;
    }

    /** The declared encoding; null when there is none. */
    @Nullable
    public String declaredOrNull() {
        return declared.isEmpty() ? null : declared;
    }
}

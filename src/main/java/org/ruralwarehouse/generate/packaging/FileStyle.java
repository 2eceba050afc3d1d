package org.ruralwarehouse.generate.packaging;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a province writes its CSV files.
 *
 * @param declared encoding that the manifest states; empty = it states none
 * @param bom a byte order mark goes before the header
 * @param header which of the contract's names head the columns; values of categories follow
 */
public record FileStyle(
        String encoding, String declared, boolean bom, LineEnd lineEnd, Header header, String delimiter) {

    /** How lines end. */
    public enum LineEnd {
        LF,
        CRLF
    }

    /** Which words of the contract a province uses. */
    public enum Header {
        TITLE,
        ALIAS,
        NAME
    }

    Charset charset() {
        return Charset.forName(encoding);
    }

    /** True when a file as DuckDB writes it (UTF-8, LF) needs no change. */
    boolean isPlain() {
        return encoding.equals("utf-8") && !bom && lineEnd == LineEnd.LF;
    }

    @Nullable
    public String declaredOrNull() {
        return declared.isEmpty() ? null : declared;
    }
}

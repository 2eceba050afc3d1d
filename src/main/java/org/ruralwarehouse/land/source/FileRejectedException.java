package org.ruralwarehouse.land.source;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.Message;

/**
 * Rejects one file that cannot be read further. Thrown once per file, never per row; the land stage converts it to a
 * finding.
 */
public final class FileRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable Long line;
    private final @Nullable String column;
    private final transient @Nullable Message found;
    private final transient @Nullable Message expected;

    /**
     * Creates a rejection.
     *
     * @param code finding code
     * @param line line of the problem; null if it concerns the whole file
     * @param column name of the column; null if it concerns no single column
     * @param found description of what was found, with personal numbers masked
     * @param expected description of valid input
     */
    public FileRejectedException(
            String code,
            @Nullable Long line,
            @Nullable String column,
            @Nullable Message found,
            @Nullable Message expected) {
        super(code, null, false, false);
        this.code = code;
        this.line = line;
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    /** Code of the finding. */
    public String code() {
        return code;
    }

    /** Line of the problem; null if it concerns the whole file. */
    @Nullable
    public Long line() {
        return line;
    }

    /** Name of the column; null if it concerns no single column. */
    @Nullable
    public String column() {
        return column;
    }

    /** Description of what was found, with personal numbers masked. */
    @Nullable
    public Message found() {
        return found;
    }

    /** Description of valid input. */
    @Nullable
    public Message expected() {
        return expected;
    }
}

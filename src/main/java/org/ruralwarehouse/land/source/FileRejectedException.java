package org.ruralwarehouse.land.source;

import org.jspecify.annotations.Nullable;

/**
 * Ends the landing of one file that cannot be read any further. Thrown once per file, never per row, and turned into a
 * finding at the door of the station.
 */
public final class FileRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable Long line;
    private final @Nullable String column;
    private final @Nullable String found;
    private final @Nullable String expected;

    public FileRejectedException(
            String code,
            @Nullable Long line,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected) {
        super(code, null, false, false);
        this.code = code;
        this.line = line;
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    public String code() {
        return code;
    }

    @Nullable
    public Long line() {
        return line;
    }

    @Nullable
    public String column() {
        return column;
    }

    @Nullable
    public String found() {
        return found;
    }

    @Nullable
    public String expected() {
        return expected;
    }
}

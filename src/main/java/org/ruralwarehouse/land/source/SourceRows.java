package org.ruralwarehouse.land.source;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one source table, first to last, whatever holds them. */
public interface SourceRows extends Closeable {

    /** Longer than any honest record; a quote that is never closed would otherwise swallow the file into memory. */
    int MAX_RECORD_CHARACTERS = 1 << 20;

    /** Null at the end. Lines without any character are no rows. */
    @Nullable
    SourceRow next();

    /** Name of the sheet that holds the rows; null when it is no workbook. */
    default @Nullable String sheet() {
        return null;
    }

    @Override
    void close() throws IOException;
}

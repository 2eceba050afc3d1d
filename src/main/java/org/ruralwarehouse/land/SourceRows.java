package org.ruralwarehouse.land;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one source table, first to last, whatever holds them. */
interface SourceRows extends Closeable {

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

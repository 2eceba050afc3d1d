package org.ruralwarehouse.land.source;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one source table in order, independent of the file format. */
public interface SourceRows extends Closeable {

    /** Maximum length of a record. Without it, an unclosed quote would read the whole file into memory. */
    int MAX_RECORD_CHARACTERS = 1 << 19;

    /** The next row; null at the end. Lines without characters are not rows. */
    @Nullable
    SourceRow next();

    /** Name of the sheet that contains the rows; null if the source is not a workbook. */
    default @Nullable String sheet() {
        return null;
    }

    @Override
    void close() throws IOException;
}

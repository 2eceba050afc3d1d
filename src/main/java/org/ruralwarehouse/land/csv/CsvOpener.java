package org.ruralwarehouse.land.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.ruralwarehouse.land.source.SourceRows;

/** Opens the rows of a CSV file. Closing the rows does not close the stream. */
@FunctionalInterface
public interface CsvOpener {

    SourceRows open(InputStream in, Charset charset, char delimiter) throws IOException;
}

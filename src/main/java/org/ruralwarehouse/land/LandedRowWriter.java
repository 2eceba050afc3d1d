package org.ruralwarehouse.land;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.parquet.RowParquetWriter;
import org.ruralwarehouse.submission.LandedFiles;

/** Writes the landed rows of a submission with their source lines. */
final class LandedRowWriter implements Closeable {

    private final int lineColumn;
    private final RowParquetWriter parquet;

    LandedRowWriter(Path folder, Contract contract, Map<String, String> metadata) throws IOException {
        List<LandedColumn> columns = new ArrayList<>(contract.landedColumns());
        lineColumn = columns.size();
        columns.add(new LandedColumn(LandedColumn.SOURCE_LINE, LandedColumn.Kind.LONG, "BIGINT"));
        parquet = RowParquetWriter.open(folder.resolve(LandedFiles.ROWS), contract.name(), columns, metadata);
    }

    /**
     * Writes a row.
     *
     * @param row row with one more column than the contract has landed columns
     */
    void write(RowBuffer row, long line) throws IOException {
        row.setNumber(lineColumn, line);
        parquet.write(row);
    }

    @Override
    public void close() throws IOException {
        parquet.close();
    }
}

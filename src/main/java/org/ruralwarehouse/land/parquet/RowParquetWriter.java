package org.ruralwarehouse.land.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.ruralwarehouse.contract.LandedColumn;

/**
 * Writes row buffers to a local Parquet file without Hadoop classes at run time. A row group is collected by column in
 * plain arrays and encoded at once, because the record writers of parquet-java hash and compare every cell. Statistics
 * (minimum and maximum) are not written, because landed files are always read completely.
 */
public final class RowParquetWriter implements Closeable {

    /** Rows of a row group: a multiple of the row group size of DuckDB (122,880). */
    private static final int GROUP_ROWS = 245_760;

    private static final int PAGE_ROWS = 61_440;

    /** Bytes of distinct texts after which a row group ends early. */
    private static final long GROUP_TEXT_BYTES = 16L << 20;

    private static final int TEXT_CHECK_INTERVAL = 64;

    private static final CompressionCodecName CODEC = CompressionCodecName.ZSTD;

    private final MessageType schema;
    private final Map<String, String> metadata;
    private final ColumnBuffer[] columns;
    private final ColumnBuffers buffers;
    private final ParquetFileWriter file;
    private final ZstdCodecs codecs = new ZstdCodecs();
    private final BytesInputCompressor compressor = codecs.getCompressor(CODEC);
    private int rows;

    private RowParquetWriter(Path path, MessageType schema, List<LandedColumn> columns, Map<String, String> metadata)
            throws IOException {
        this.schema = schema;
        this.metadata = metadata;
        this.columns = columns.stream().map(ColumnBuffer::of).toArray(ColumnBuffer[]::new);
        buffers = new ColumnBuffers(this.columns);
        file = new ParquetFileWriter(
                new LocalOutputFile(path),
                schema,
                ParquetFileWriter.Mode.CREATE,
                Long.MAX_VALUE,
                0,
                null,
                ParquetProperties.builder().withPageWriteChecksumEnabled(true).build());
        file.start();
    }

    /**
     * Creates a file.
     *
     * @param name name of the record type
     * @param metadata key-value metadata of the footer
     */
    public static RowParquetWriter open(
            Path file, String name, List<LandedColumn> columns, Map<String, String> metadata) throws IOException {
        return new RowParquetWriter(file, LandedSchema.of(name, columns), columns, metadata);
    }

    /** Copies the values of the row; the caller can reuse the buffer. */
    public void write(RowBuffer row) throws IOException {
        buffers.add(row);
        rows++;
        if (rows == GROUP_ROWS || rows % TEXT_CHECK_INTERVAL == 0 && textBytes() > GROUP_TEXT_BYTES) {
            flush();
        }
    }

    private long textBytes() {
        long bytes = 0;
        for (ColumnBuffer column : columns) {
            if (column instanceof TextBuffer texts) {
                bytes += texts.bytes();
            }
        }
        return bytes;
    }

    private void flush() throws IOException {
        if (rows == 0) {
            return;
        }
        file.startBlock(rows);
        for (int i = 0; i < columns.length; i++) {
            file.startColumn(schema.getColumns().get(i), rows, CODEC);
            writeDictionary(columns[i]);
            for (int from = 0; from < rows; from += PAGE_ROWS) {
                writePage(columns[i], from, Math.min(rows, from + PAGE_ROWS));
            }
            file.endColumn();
            columns[i].clear();
        }
        file.endBlock();
        rows = 0;
    }

    private void writeDictionary(ColumnBuffer column) throws IOException {
        if (!(column instanceof TextBuffer texts)) {
            return;
        }
        DictionaryPage page = texts.dictionaryPage();
        if (page != null) {
            BytesInput bytes = page.getBytes();
            file.writeDictionaryPage(new DictionaryPage(
                    BytesInput.copy(compressor.compress(bytes)),
                    (int) bytes.size(),
                    page.getDictionarySize(),
                    page.getEncoding()));
        }
    }

    // The other overloads of writeDataPage require statistics for a page index.
    @SuppressWarnings("deprecation")
    private void writePage(ColumnBuffer column, int from, int to) throws IOException {
        ColumnBuffer.Page page = column.page(from, to);
        BytesInput bytes = BytesInput.concat(column.definitionLevels(from, to), page.values());
        file.writeDataPage(
                to - from, (int) bytes.size(), compressor.compress(bytes), Encoding.RLE, Encoding.RLE, page.encoding());
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
            file.end(metadata);
        } finally {
            codecs.release();
            file.close();
        }
    }
}

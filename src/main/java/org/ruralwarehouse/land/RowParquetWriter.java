package org.ruralwarehouse.land;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.ruralwarehouse.contract.LandedColumn;

/** Writes row buffers to a local Parquet file, without any class of Hadoop at run time. */
final class RowParquetWriter {

    private static final long ROW_GROUP_BYTES = 64L << 20;
    /** A column that does not repeat within this is cheaper without a dictionary. */
    private static final int DICTIONARY_BYTES = 1 << 18;
    private static final int UUID_BYTES = 16;
    private static final int DECIMAL_DIGITS = 18;

    private RowParquetWriter() {}

    static ParquetWriter<RowBuffer> open(
            Path file, String name, List<LandedColumn> columns, Map<String, String> metadata) throws IOException {
        Builder builder = new Builder(new LocalOutputFile(file), new Support(name, columns, metadata))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageWriteChecksumEnabled(true)
                // Landed files are read whole; minima and maxima would cost two comparisons for each cell.
                .withStatisticsEnabled(false)
                .withSizeStatisticsEnabled(false)
                .withDictionaryPageSize(DICTIONARY_BYTES);
        columns.stream()
                .filter(LandedColumn::isUnique)
                .forEach(column -> builder.withDictionaryEncoding(column.name(), false));
        return builder.build();
    }

    private static final class Builder extends ParquetWriter.Builder<RowBuffer, Builder> {

        private final Support support;

        Builder(OutputFile file, Support support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<RowBuffer> getWriteSupport(Configuration hadoop) {
            return support;
        }

        @Override
        protected WriteSupport<RowBuffer> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }

    private static final class Support extends WriteSupport<RowBuffer> {

        private final MessageType schema;
        private final Map<String, String> metadata;
        private final LandedColumn[] columns;
        private RecordConsumer consumer;

        @SuppressWarnings("NullAway.Init") // parquet-java calls prepareForWrite before the first row
        Support(String name, List<LandedColumn> columns, Map<String, String> metadata) {
            this.columns = columns.toArray(new LandedColumn[0]);
            this.metadata = metadata;
            Types.MessageTypeBuilder message = Types.buildMessage();
            columns.forEach(column -> addField(message, column));
            schema = message.named(name);
        }

        private static void addField(Types.MessageTypeBuilder message, LandedColumn column) {
            String name = column.name();
            switch (column.kind()) {
                case TEXT ->
                    message.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(name);
                case UUID ->
                    message.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                            .length(UUID_BYTES)
                            .as(LogicalTypeAnnotation.uuidType())
                            .named(name);
                case LONG -> message.optional(PrimitiveTypeName.INT64).named(name);
                case INT -> message.optional(PrimitiveTypeName.INT32).named(name);
                case BOOLEAN -> message.optional(PrimitiveTypeName.BOOLEAN).named(name);
                case DATE ->
                    message.optional(PrimitiveTypeName.INT32)
                            .as(LogicalTypeAnnotation.dateType())
                            .named(name);
                case DECIMAL ->
                    message.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.decimalType(scale(column), DECIMAL_DIGITS))
                            .named(name);
            }
        }

        private static int scale(LandedColumn column) {
            String type = column.sqlType();
            return Integer.parseInt(type.substring(type.indexOf(',') + 1, type.length() - 1));
        }

        @Override
        public WriteContext init(Configuration hadoop) {
            return new WriteContext(schema, metadata);
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, metadata);
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(RowBuffer row) {
            consumer.startMessage();
            for (int i = 0; i < columns.length; i++) {
                if (!row.isPresent(i)) {
                    continue;
                }
                consumer.startField(columns[i].name(), i);
                switch (columns[i].kind()) {
                    case TEXT, UUID -> consumer.addBinary(row.text(i));
                    case LONG, DECIMAL -> consumer.addLong(row.number(i));
                    case INT, DATE -> consumer.addInteger((int) row.number(i));
                    case BOOLEAN -> consumer.addBoolean(row.number(i) != 0);
                }
                consumer.endField(columns[i].name(), i);
            }
            consumer.endMessage();
        }
    }
}

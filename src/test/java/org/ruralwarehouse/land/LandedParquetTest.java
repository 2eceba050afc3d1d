package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.testing.ResidentIds;

/** DuckDB and parquet-java, as independent implementations, read the same values from landed Parquet. */
class LandedParquetTest {

    private final Landing landing;

    LandedParquetTest(@TempDir Path temp) {
        landing = new Landing(temp);
    }

    @Test
    void duck_db_reads_every_column_with_the_type_of_the_contract() {
        LandingReceipt receipt = landing.landRows(Landing.GOOD_ROW);

        assertThat(landing.landed(receipt).types().toString())
                .isEqualTo("{keeper_key_high=BIGINT, keeper_key_low=BIGINT, sex=VARCHAR, birth_year=INTEGER,"
                        + " place_code=VARCHAR, planted_on=DATE, season=INTEGER, trees=BIGINT, yield_kg=DECIMAL(18,2),"
                        + " survival_rate=DECIMAL(18,1), is_irrigated=BOOLEAN, variety=VARCHAR, remark=VARCHAR,"
                        + " source_line=BIGINT}");
    }

    @Test
    void quarantine_has_text_columns_and_the_pseudonym_columns() {
        LandingReceipt receipt = landing.landRows("x");

        assertThat(landing.quarantined(receipt).types())
                .containsEntry("keeper_id", "VARCHAR")
                .containsEntry("trees", "VARCHAR")
                .containsEntry("keeper_key_high", "BIGINT")
                .containsEntry("keeper_key_low", "BIGINT")
                .containsEntry("sex", "VARCHAR")
                .containsEntry("birth_year", "INTEGER")
                .containsEntry("source_line", "BIGINT");
    }

    @Test
    void negative_and_large_values_land_exactly() {
        landing.warehouse()
                .replaceInContract(
                        "constraints: { minimum: -9999999999999999, maximum: 9999999999999999 }",
                        "constraints: { minimum: -1000000, maximum: 1000000 }");
        LandingReceipt receipt = landing.landRows(
                Landing.ID + ",530113,1899-12-31,2022,0,-0.01,0.1,否,,",
                Landing.ID + ",530113,2099-12-31,2022,100000,-1234567890123456.78,100,否,,");

        assertThat(landing.landed(receipt).rows("planted_on", "trees", "yield_kg", "survival_rate"))
                .containsExactly("1899-12-31|0|-0.01|0.1", "2099-12-31|100000|-1234567890123456.78|100.0");
    }

    @Test
    void the_footer_metadata_identifies_the_submission() {
        LandingReceipt receipt = landing.landRows(Landing.GOOD_ROW);

        assertThat(landing.landed(receipt).metadata())
                .contains(
                        "rural.submission_key=" + receipt.submission().key(),
                        "rural.package=yunnan",
                        "rural.contract=orchard 1.0.0",
                        "rural.pseudonym_key_id=" + receipt.keyId());
    }

    @Test
    void parquet_java_and_duck_db_read_the_same_values() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String remark = i % 7 == 0 ? "" : "第" + i + "块\uD83C\uDF4E";
            rows.add(ResidentIds.of("530113", "19800215", i) + ",530113,2022-03-12,2022," + i + ",-" + i + ".5,,"
                    + (i % 2 == 0 ? "是" : "否") + ",梨," + remark);
        }
        LandingReceipt receipt = landing.landRows(rows.toArray(String[]::new));

        List<String> byParquetJava = readWithParquetJava(landing.landed(receipt).path());

        assertThat(byParquetJava)
                .hasSize(500)
                .isEqualTo(landing.landed(receipt)
                        .rows(
                                "keeper_key_high",
                                "keeper_key_low",
                                "sex",
                                "birth_year",
                                "(planted_on - date '1970-01-01')",
                                "trees",
                                "(yield_kg * 100)::bigint",
                                "is_irrigated",
                                "coalesce(remark, '~')",
                                "source_line"));
    }

    @Test
    void columns_have_parquet_logical_types() throws IOException {
        LandingReceipt receipt = landing.landRows(Landing.GOOD_ROW);
        try (ParquetFileReader reader = open(landing.landed(receipt).path())) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();

            assertThat(schema.getName()).isEqualTo("orchard");
            assertThat(List.of("keeper_key_high", "keeper_key_low"))
                    .allSatisfy(
                            half -> assertThat(schema.getType(half).toString()).isEqualTo("optional int64 " + half));
            assertThat(schema.getType("yield_kg").getLogicalTypeAnnotation())
                    .isEqualTo(LogicalTypeAnnotation.decimalType(2, 18));
            assertThat(schema.getType("yield_kg").asPrimitiveType().getPrimitiveTypeName())
                    .isEqualTo(PrimitiveTypeName.INT64);
            assertThat(schema.getType("planted_on").getLogicalTypeAnnotation())
                    .isEqualTo(LogicalTypeAnnotation.dateType());
            assertThat(reader.getFooter().getBlocks().get(0).getColumns())
                    .allSatisfy(column -> assertThat(column.getCodec()).isEqualTo(CompressionCodecName.ZSTD));
        }
    }

    private static ParquetFileReader open(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdReading())
                .usePageChecksumVerification(true)
                .build();
        return ParquetFileReader.open(new LocalInputFile(file), options);
    }

    private static List<String> readWithParquetJava(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetFileReader reader = open(file)) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    rows.add(row(records.read()));
                }
            }
        }
        return rows;
    }

    private static String row(Group group) {
        String remark = group.getFieldRepetitionCount("remark") == 0 ? "~" : group.getString("remark", 0);
        return String.join(
                "|",
                String.valueOf(group.getLong("keeper_key_high", 0)),
                String.valueOf(group.getLong("keeper_key_low", 0)),
                group.getString("sex", 0),
                String.valueOf(group.getInteger("birth_year", 0)),
                String.valueOf(group.getInteger("planted_on", 0)),
                String.valueOf(group.getLong("trees", 0)),
                String.valueOf(group.getLong("yield_kg", 0)),
                String.valueOf(group.getBoolean("is_irrigated", 0)),
                remark,
                String.valueOf(group.getLong("source_line", 0)));
    }

    /** Zstandard decompression without Hadoop. */
    private static final class ZstdReading implements CompressionCodecFactory {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            return new BytesInputDecompressor() {
                @Override
                public BytesInput decompress(BytesInput bytes, int size) throws IOException {
                    return BytesInput.from(Zstd.decompress(bytes.toByteArray(), size));
                }

                @Override
                public void decompress(ByteBuffer input, int compressed, ByteBuffer output, int size) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void release() {}
            };
        }

        @Override
        public void release() {}
    }
}

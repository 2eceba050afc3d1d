package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.testing.PackageBuilder;

/** The same table lands from every encoding that spreadsheets write. */
class LandEncodingTest {

    private static final String REMARK = "硚口区瀍河回族区";

    private final Landing landing;

    LandEncodingTest(@TempDir Path temp) {
        landing = new Landing(temp);
    }

    private static String table(String end) {
        return Landing.HEADER + end + Landing.ID + ",530113,,2022,7,,,,," + REMARK + end;
    }

    private void assertLands(PackageBuilder builder, String encoding) {
        LandingReceipt receipt = Landing.receipt(landing.land(builder));

        assertThat(receipt.encoding()).isEqualTo(encoding);
        assertThat(landing.landed(receipt).rows("remark", "source_line")).containsExactly(REMARK + "|2");
    }

    private static PackageBuilder file(byte[] bytes) {
        return new PackageBuilder("yunnan").file(Landing.DATASET, "orchard.csv", bytes);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "GBK, GB18030", "GB18030, GB18030"})
    void detects_the_encoding_if_none_is_declared(String charset, String encoding) {
        assertLands(file(table("\r\n").getBytes(Charset.forName(charset))), encoding);
    }

    @ParameterizedTest
    @CsvSource({"gbk, GBK, GB18030", "utf-8, UTF-8, UTF-8", "utf-16le, UTF-16LE, UTF-16LE"})
    void uses_the_declared_encoding(String declared, String charset, String encoding) {
        assertLands(
                file(table("\n").getBytes(Charset.forName(charset)))
                        .resource(Landing.DATASET, r -> r.put("encoding", declared)),
                encoding);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "UTF-16LE, UTF-16LE", "UTF-16BE, UTF-16BE"})
    void a_byte_order_mark_is_not_part_of_the_first_header(String charset, String encoding) {
        assertLands(file(("\uFEFF" + table("\r")).getBytes(Charset.forName(charset))), encoding);
    }

    @Test
    void reads_a_declared_delimiter() {
        byte[] bytes = table("\n").replace(',', ';').getBytes(StandardCharsets.UTF_8);
        assertLands(
                file(bytes)
                        .resource(Landing.DATASET, r -> r.putObject("dialect").put("delimiter", ";")),
                "UTF-8");
    }
}

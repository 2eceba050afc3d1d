package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.report.page.Reports;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportJsonTest {

    private final Schema schema;
    private final Schema nationalSchema;

    ReportJsonTest() throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        try (InputStream in = Objects.requireNonNull(ReportJson.class.getResourceAsStream("report.schema.json"))) {
            ObjectNode text = (ObjectNode) JsonMapper.builder().build().readTree(in);
            schema = registry.getSchema(text.toString());
            ObjectNode national = JsonMapper.builder().build().createObjectNode();
            national.put("$ref", "#/$defs/national").set("$defs", text.get("$defs"));
            nationalSchema = registry.getSchema(national.toString());
        }
    }

    static Stream<PackageReport> reports() {
        return Stream.of(
                Reports.accepted(),
                Reports.waiting(),
                Reports.rejected(),
                Reports.full("七"),
                Reports.full(Reports.HOSTILE));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void is_valid_against_its_schema(PackageReport report) {
        String json = new String(new ReportJson().bytes(report), StandardCharsets.UTF_8);

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void national_report_is_valid_against_its_part_of_the_schema() {
        String json = new String(new ReportJson().bytes(Reports.national("七")), StandardCharsets.UTF_8);

        assertThat(nationalSchema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(nationalSchema.validate(json.replace("is_compared", "compared"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void schema_rejects_unknown_properties_and_values() {
        String json = new String(new ReportJson().bytes(Reports.accepted()), StandardCharsets.UTF_8);

        assertThat(schema.validate(json.replace("\"verdict\"", "\"verdikt\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("\"accepted\",", "\"fine\","), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void has_snake_case_keys_and_line_feeds_on_every_system() {
        String json = new String(new ReportJson().bytes(Reports.full("七")), StandardCharsets.UTF_8);

        assertThat(json).doesNotContainPattern("\"[a-z]+[A-Z][A-Za-z]*\" :").doesNotContain("\r");
    }
}

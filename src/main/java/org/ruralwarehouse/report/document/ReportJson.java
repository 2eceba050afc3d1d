package org.ruralwarehouse.report.document;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports as JSON as described by {@code report.schema.json}, with the same bytes on every system. */
public final class ReportJson {

    private final ObjectWriter writer = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build()
            .writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** Returns the report as JSON in UTF-8. */
    public byte[] bytes(Object report) {
        return writer.writeValueAsBytes(report);
    }
}

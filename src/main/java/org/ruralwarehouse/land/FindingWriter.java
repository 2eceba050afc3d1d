package org.ruralwarehouse.land;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.contract.LandedColumn.Kind;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.parquet.RowParquetWriter;

/** Writes all findings of one file to Parquet, without sampling, and counts them by code. */
final class FindingWriter implements Closeable {

    private static final List<LandedColumn> COLUMNS = List.of(
            new LandedColumn("finding_code", Kind.TEXT, "VARCHAR"),
            new LandedColumn("severity", Kind.TEXT, "VARCHAR"),
            new LandedColumn("effect", Kind.TEXT, "VARCHAR"),
            new LandedColumn("source_line", Kind.LONG, "BIGINT"),
            new LandedColumn("column_name", Kind.TEXT, "VARCHAR"),
            new LandedColumn("value_found", Kind.TEXT, "VARCHAR"),
            new LandedColumn("value_expected", Kind.TEXT, "VARCHAR"));

    private final RowParquetWriter parquet;
    private final RowBuffer row = new RowBuffer(COLUMNS.size());
    private final Map<String, Long> counts = new TreeMap<>();

    FindingWriter(Path file, Map<String, String> metadata) throws IOException {
        parquet = RowParquetWriter.open(file, "finding", COLUMNS, metadata);
    }

    /**
     * Writes one finding. A severity below that of the rule means that the contract downgrades it, so the finding is
     * only reported.
     *
     * @param severity effective severity; it may be lower than that of the rule
     */
    void write(
            Rule rule,
            Severity severity,
            @Nullable Long line,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected)
            throws IOException {
        boolean isDowngraded = severity != rule.severity() && severity != Severity.ERROR;
        Effect effect = isDowngraded ? Effect.REPORTED : rule.effect();
        row.clear();
        row.setText(0, rule.code());
        row.setText(1, severity.name().toLowerCase(Locale.ROOT));
        row.setText(2, effect.name().toLowerCase(Locale.ROOT));
        if (line != null) {
            row.setNumber(3, line);
        }
        row.setText(4, column);
        row.setText(5, found);
        row.setText(6, expected);
        parquet.write(row);
        counts.merge(rule.code(), 1L, Long::sum);
    }

    /** Number of findings written so far, by code. */
    Map<String, Long> counts() {
        return counts;
    }

    @Override
    public void close() throws IOException {
        parquet.close();
    }
}

package org.ruralwarehouse.land;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.contract.LandedColumn.Kind;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.parquet.RowParquetWriter;
import org.ruralwarehouse.message.Message;

/**
 * Writes the findings of one file to Parquet and counts them by code. Of findings beyond the limit on findings of one
 * rule, only rule and line are stored, so that counts stay exact and no row is lost.
 */
final class FindingWriter implements Closeable {

    private static final List<FindingColumn> COLUMNS = List.copyOf(FindingColumn.landed());

    private final RowParquetWriter parquet;
    private final RowBuffer row = new RowBuffer(COLUMNS.size());
    private final Map<String, Long> counts = new TreeMap<>();
    private final long findingsPerRule;

    /**
     * @param findingsPerRule number of findings of one rule that are stored completely
     */
    FindingWriter(Path file, Map<String, String> metadata, long findingsPerRule) throws IOException {
        this.findingsPerRule = findingsPerRule;
        parquet = RowParquetWriter.open(
                file, "finding", COLUMNS.stream().map(FindingWriter::column).toList(), metadata);
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
            @Nullable Message found,
            @Nullable Message expected)
            throws IOException {
        boolean isDowngraded = severity != rule.severity() && severity != Severity.ERROR;
        Effect effect = isDowngraded ? Effect.REPORTED : rule.effect();
        row.clear();
        set(FindingColumn.FINDING_CODE, rule.code());
        set(FindingColumn.SEVERITY, severity.code());
        set(FindingColumn.EFFECT, effect.code());
        if (line != null) {
            row.setNumber(COLUMNS.indexOf(FindingColumn.SOURCE_LINE), line);
        }
        if (counts.merge(rule.code(), 1L, Long::sum) > findingsPerRule) {
            row.setNumber(COLUMNS.indexOf(FindingColumn.IS_OMITTED), 1);
        } else {
            setDetails(column, found, expected);
        }
        parquet.write(row);
    }

    private void setDetails(@Nullable String column, @Nullable Message found, @Nullable Message expected) {
        set(FindingColumn.COLUMN_NAME, column);
        if (found != null) {
            set(FindingColumn.VALUE_FOUND, found.stored());
            set(FindingColumn.FOUND_MESSAGE, found.key());
        }
        if (expected != null) {
            set(FindingColumn.VALUE_EXPECTED, expected.stored());
            set(FindingColumn.EXPECTED_MESSAGE, expected.key());
        }
    }

    private void set(FindingColumn column, @Nullable String text) {
        row.setText(COLUMNS.indexOf(column), text);
    }

    private static LandedColumn column(FindingColumn column) {
        return switch (column) {
            case SOURCE_LINE -> new LandedColumn(column.columnName(), Kind.LONG, "BIGINT");
            case IS_OMITTED -> new LandedColumn(column.columnName(), Kind.BOOLEAN, "BOOLEAN");
            default -> new LandedColumn(column.columnName(), Kind.TEXT, "VARCHAR");
        };
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

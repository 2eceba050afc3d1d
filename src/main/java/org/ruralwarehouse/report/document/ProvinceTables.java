package org.ruralwarehouse.report.document;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes one CSV file of findings for each province. Rows must be ordered by province, because only one file is open at
 * a time.
 */
public final class ProvinceTables implements AutoCloseable {

    private static final String UNKNOWN_PROVINCE = "unknown";

    private final Path folder;
    private final FindingLocalizer localizer;
    private @Nullable String province;
    private @Nullable FindingCsv table;

    /**
     * @param folder target folder, one file for each province
     */
    public ProvinceTables(Path folder, FindingLocalizer localizer) {
        this.folder = folder;
        this.localizer = localizer;
    }

    /** Returns the table name of a province. Findings without a province have a table too. */
    public static String tableName(@Nullable String provinceCode) {
        return Objects.requireNonNullElse(provinceCode, UNKNOWN_PROVINCE);
    }

    /** Returns the file of a table. */
    public static Path file(Path folder, String name) {
        return folder.resolve(name + ".csv");
    }

    /** Appends one finding to the table of its province. */
    public void write(ReportRow row) {
        String next = tableName(row.group().provinceCode());
        FindingCsv open = table;
        if (open == null || !next.equals(province)) {
            close();
            open = new FindingCsv(file(folder, next), localizer);
            table = open;
            province = next;
        }
        open.write(row);
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
            table = null;
        }
    }
}

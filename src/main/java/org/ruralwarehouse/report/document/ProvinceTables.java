package org.ruralwarehouse.report.document;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table of findings for each province; one is open at a time, because findings come province by province. */
public final class ProvinceTables implements AutoCloseable {

    private static final String UNKNOWN_PROVINCE = "unknown";

    private final Path folder;
    private final FindingLocalizer localizer;
    private @Nullable String province;
    private @Nullable FindingCsv table;

    public ProvinceTables(Path folder, FindingLocalizer localizer) {
        this.folder = folder;
        this.localizer = localizer;
    }

    /** Of the table of a province; findings of which nobody knows the province have one, too. */
    public static String tableName(@Nullable String provinceCode) {
        return Objects.requireNonNullElse(provinceCode, UNKNOWN_PROVINCE);
    }

    public static Path file(Path folder, String name) {
        return folder.resolve(name + ".csv");
    }

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

package org.ruralwarehouse.generate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.generate.packaging.FileStyle;
import org.ruralwarehouse.staging.StagingDatabase;
import org.ruralwarehouse.submission.LandingZone;

/**
 * In-memory database with the reference lists and the generator's tables. It uses one thread, so that rows are in the
 * order of the SQL. Databases share no state.
 */
final class SampleDatabase implements AutoCloseable {

    private static final String MEMORY_LIMIT = "1GiB";

    private final Database database;
    private final GeneratorFolder folder;

    SampleDatabase(WarehouseDefinition definition, GeneratorFolder folder, long seed, int personsPerRow, Path spill) {
        this.folder = folder;
        database = Database.inMemory(new DuckDbSettings(1, MEMORY_LIMIT, spill, ""));
        try {
            new StagingDatabase(database, definition, new LandingZone(List.of())).create();
            database.execute("set variable seed = " + seed);
            database.execute("set variable persons_per_row = " + personsPerRow);
            database.execute("set variable generator_dir = " + Sql.literal(folder.path()));
            folder.setup().forEach(database::execute);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Selects the package for all following calls. */
    void select(PackagePlan plan) {
        database.execute("set variable province_code = " + Sql.literal(plan.province()));
        database.execute("set variable period = " + Sql.literal(plan.period().text()));
        database.execute("set variable attempt = " + plan.attempt());
    }

    long countRows(Scenario.DatasetPlan dataset) {
        return database.queryLong(dataset.rows());
    }

    /** Writes the rows of a dataset as UTF-8 CSV with a header and LF line ends. */
    void export(Contract contract, FileStyle style, Path file) {
        String sent = folder.rows(contract.name());
        List<String> columns =
                database.queryStrings("select column_name from (describe select * from (" + sent + "\n))");
        String rows = new ExportSql(contract, style.header()).of(sent, columns);
        database.execute("copy (" + rows + ") to " + Sql.literal(file)
                + " (format csv, header true, quote '\"', escape '\"', delimiter " + Sql.literal(style.delimiter())
                + ")");
    }

    /** Sums of fields over all rows except total rows, for the control totals of the manifest. */
    Map<String, BigDecimal> totals(Contract contract, List<String> fields) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        for (String field : fields) {
            String sum = "select coalesce(sum(try_cast(" + Sql.name(field) + " as decimal(18, 2))), 0)::varchar from ("
                    + folder.rows(contract.name()) + ") as sent where not (" + isTotalRow(contract) + ")";
            totals.put(field, new BigDecimal(database.queryStrings(sum).get(0)).stripTrailingZeros());
        }
        return totals;
    }

    private static String isTotalRow(Contract contract) {
        if (contract.totalMarkers().isEmpty()) {
            return "false";
        }
        String markers = contract.totalMarkers().stream().map(Sql::literal).collect(Collectors.joining(", "));
        String first = contract.fields().get(0).name();
        return "coalesce(" + Sql.name(first) + ", '') in (" + markers + ")";
    }

    @Override
    public void close() {
        database.close();
    }
}

package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.ReferenceResource;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.InMemoryTables;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.sql.DependencyGraph;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Lays out what checks and models read: the reference lists ({@code ref}), what has landed ({@code landed}) and what of
 * it counts ({@code accepted}). Landed rows of large datasets stay in their Parquet files; their tables here are views.
 */
public final class StagingDatabase {

    /** Up to so many rows a dataset is copied into the database: hundreds of queries would open its many files again. */
    private static final long COPIED_ROWS = 500_000;

    /** Never a part of the file that is made, whatever catalog is in use. */
    private static final String COPIES = Database.MAIN + ".landed_copy";

    /** Folder of the SELECTs over reference lists, within the folder of these lists. */
    private static final String DERIVED = "derived";

    private static final String PLUMBING = "source_line, period, province_code, submission_key";

    private final Database database;
    private final WarehouseDefinition definition;
    private final LandingZone landed;

    public StagingDatabase(Database database, WarehouseDefinition definition, LandingZone landed) {
        this.database = database;
        this.definition = definition;
        this.landed = landed;
    }

    /** Makes {@code ref} and {@code landed}. */
    public void create() {
        ParallelStatements.overlap(database, connection -> on(connection).copyLanded(), connection -> on(connection)
                .createReferences());
        createLanded();
    }

    /** Makes {@code landed}, where {@code ref} is there. */
    public void createOnReferences() {
        copyLanded();
        createLanded();
    }

    private void createLanded() {
        database.execute("begin transaction");
        database.execute("create schema landed");
        new SubmissionTable(database).create(landed.submissions());
        definition.newestContracts().forEach(this::createLanded);
        database.execute("commit");
    }

    /** The same on another connection to the database. */
    public StagingDatabase on(Database connection) {
        return new StagingDatabase(connection, definition, landed);
    }

    /** One transaction: many would each wait for the disk. */
    private void createReferences() {
        database.execute("begin transaction");
        database.execute("create schema ref");
        definition.reference().resources().forEach(this::createReference);
        createDerivedReferences();
        database.execute("commit");
    }

    /**
     * Makes {@code landed.duplicate_<dataset>}: the rows that share their primary key within a period.
     *
     * @param datasets that will be asked about; for the others the rows are found only when somebody does ask
     */
    public void createRepeated(Set<String> datasets) {
        for (Contract contract : definition.newestContracts()) {
            String table = repeatedTable(contract);
            List<LandedSubmission> submissions = landed.effective(contract.name());
            boolean isAsked = datasets.contains(contract.name());
            if (isAsked && !isCopied(submissions)) {
                new LargeDuplicateScan(database, contract, submissions).createTable(table);
            } else {
                database.execute("create " + (isAsked ? "table " : "view ") + table + " as "
                        + DuplicateRows.select(contract, "landed." + Sql.name(contract.name())));
            }
        }
    }

    /**
     * The same for all datasets, from what {@link #exportRepeated} has written for a release before.
     *
     * @param unchanged keys of submissions that the release before knew as they are
     * @param gone digests of what had landed of submissions that counted then and do not count now, by key
     */
    public void createRepeatedSince(Path before, Set<Long> unchanged, Map<Long, String> gone) {
        for (Contract contract : definition.newestContracts()) {
            List<LandedSubmission> rowsGone = landed.submissions().stream()
                    .filter(s -> s.submission().dataset().equals(contract.name()))
                    .filter(s -> s.sha256().equals(gone.get(s.submission().key())))
                    .toList();
            new IncrementalDuplicateScan(database, contract, landed.effective(contract.name()), unchanged)
                    .createTable(
                            repeatedFile(before, contract),
                            rowsGone.isEmpty() ? Optional.empty() : Optional.of(select(contract, rowsGone)));
        }
    }

    /**
     * Writes {@code landed.duplicate_<dataset>}, one Parquet file each.
     *
     * @param folder that exists
     */
    public void exportRepeated(Set<String> datasets, Path folder) {
        for (Contract contract : definition.newestContracts()) {
            if (datasets.contains(contract.name())) {
                database.execute("copy " + repeatedTable(contract) + " to "
                        + Sql.literal(repeatedFile(folder, contract)) + " (format parquet, compression zstd)");
            }
        }
    }

    /** Makes {@code landed.duplicate_<dataset>} from what {@link #exportRepeated} has written. */
    public void createRepeated(Path folder) {
        for (Contract contract : definition.newestContracts()) {
            database.execute("create view " + repeatedTable(contract) + " as select * from read_parquet("
                    + Sql.literal(repeatedFile(folder, contract)) + ")");
        }
    }

    private static String repeatedTable(Contract contract) {
        return "landed." + Sql.name(DuplicateRows.table(contract.name()));
    }

    private static Path repeatedFile(Path folder, Contract contract) {
        return folder.resolve(contract.name() + ".parquet");
    }

    /**
     * Makes {@code accepted}: landed rows without those in a Parquet file of {@code submission_key, source_line}, and
     * effective submissions with the number of rows that are left.
     */
    public void createAccepted(Path rejectedRows) {
        database.execute("create schema accepted");
        new InMemoryTables(database)
                .create("accepted.quarantined_row", "select * from read_parquet(" + Sql.literal(rejectedRows) + ")");
        database.execute("""
                create table accepted.submission as
                select s.*, s.rows_landed - coalesce(r.quarantined_rows, 0) as rows_accepted
                from landed.submission as s
                left join (
                    select submission_key, count(*) as quarantined_rows from accepted.quarantined_row group by all
                ) as r using (submission_key)
                where s.is_effective
                """);
        for (Contract contract : definition.newestContracts()) {
            createAccepted(contract.name());
            createAccepted(DuplicateRows.table(contract.name()));
        }
    }

    private void createAccepted(String name) {
        String table = Sql.name(name);
        database.execute("create view accepted." + table + " as select * from landed." + table
                + " as l where not exists (select 1 from accepted.quarantined_row as r"
                + " where r.submission_key = l.submission_key and r.source_line = l.source_line)");
    }

    private void createReference(ReferenceResource resource) {
        Path file = definition.reference().folder().resolve(resource.path());
        String types = resource.schema().fields().stream()
                .map(field -> Sql.literal(field.name()) + ": " + Sql.literal(field.sqlType()))
                .collect(Collectors.joining(", ", "{", "}"));
        database.execute("create table ref." + Sql.name(resource.name()) + " as select * from read_csv("
                + Sql.literal(file)
                + ", header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, columns = "
                + types + ")");
    }

    private void createDerivedReferences() {
        new DependencyGraph(database)
                .inOrder(derivedReferences())
                .forEach((table, file) -> database.execute("create table " + table + " as " + file.sql()));
    }

    private Map<String, SqlFile> derivedReferences() {
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SqlFile.readAll(definition.reference().folder().resolve(DERIVED))
                .forEach(file -> files.put("ref." + file.name(), file));
        return files;
    }

    /** Comments on the tables and columns of {@code ref}, for a database that people will open. */
    public void describeReferences() {
        List<String> comments = new ArrayList<>();
        for (ReferenceResource resource : definition.reference().resources()) {
            String table = "ref." + Sql.name(resource.name());
            comments.add("comment on table " + table + " is " + Sql.literal(resource.description()));
            resource.schema()
                    .fields()
                    .forEach(field -> comments.add("comment on column " + table + "." + Sql.name(field.name()) + " is "
                            + Sql.literal(field.description())));
        }
        derivedReferences().forEach((table, file) -> {
            comments.add("comment on table " + table + " is " + Sql.literal(file.text("description")));
            file.header()
                    .path("columns")
                    .properties()
                    .forEach(column -> comments.add("comment on column " + table + "." + Sql.name(column.getKey())
                            + " is " + Sql.literal(column.getValue().asString())));
        });
        database.execute("begin transaction");
        database.executeAll(comments);
        database.execute("commit");
    }

    private void createLanded(Contract contract) {
        String table = "landed." + Sql.name(contract.name());
        List<LandedSubmission> submissions = landed.effective(contract.name());
        if (submissions.isEmpty()) {
            database.execute("create table " + table + " (" + emptyColumns(contract) + ")");
            return;
        }
        database.execute("create view " + table + " as "
                + (isCopied(submissions) ? "select * from " + copy(contract) : select(contract, submissions)));
    }

    /** Before the transaction: one that writes to two catalogs is refused. */
    private void copyLanded() {
        // Hundreds of statements open the same files; what has landed never changes.
        database.execute("set parquet_metadata_cache = true");
        database.execute("create schema if not exists " + COPIES);
        definition.newestContracts().forEach(this::copyLanded);
    }

    private void copyLanded(Contract contract) {
        List<LandedSubmission> submissions = landed.effective(contract.name());
        if (!submissions.isEmpty() && isCopied(submissions)) {
            database.execute("create or replace table " + copy(contract) + " as " + select(contract, submissions));
        }
    }

    private static boolean isCopied(List<LandedSubmission> submissions) {
        return submissions.stream()
                        .mapToLong(submission -> submission.receipt().rowsLanded())
                        .sum()
                <= COPIED_ROWS;
    }

    private static String copy(Contract contract) {
        return COPIES + "." + Sql.name(contract.name());
    }

    /** A column that older files lack, because their contract did not have it yet, is null in their rows. */
    private String select(Contract contract, List<LandedSubmission> submissions) {
        List<Path> files = submissions.stream()
                .flatMap(submission -> submission.rowFiles().stream())
                .toList();
        String parquet = "read_parquet(" + Sql.files(files)
                + ", union_by_name = true, hive_partitioning = true, hive_types = {'period': 'VARCHAR',"
                + " 'province_code': 'VARCHAR', 'submission_key': 'BIGINT'})";
        Set<String> present =
                Set.copyOf(database.queryStrings("select column_name from (describe select * from " + parquet + ")"));
        String columns = contract.landedColumns().stream()
                .map(column -> (present.contains(column.name()) ? Sql.name(column.name()) : "null") + "::"
                        + column.sqlType() + " as " + Sql.name(column.name()))
                .collect(Collectors.joining(", "));
        return "select " + columns + ", " + PLUMBING + " from " + parquet;
    }

    private static String emptyColumns(Contract contract) {
        return contract.landedColumns().stream()
                        .map(column -> Sql.name(column.name()) + " " + column.sqlType())
                        .collect(Collectors.joining(", "))
                + ", source_line bigint, period varchar, province_code varchar, submission_key bigint";
    }
}

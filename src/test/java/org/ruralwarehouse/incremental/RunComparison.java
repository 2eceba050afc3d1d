package org.ruralwarehouse.incremental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.settings.DataLayout;
import org.ruralwarehouse.storage.FileTree;

/** Compares everything that two runs have published: tables, files, reports and results. */
final class RunComparison {

    private final List<String> differences = new ArrayList<>();

    /** Differences between two runs on the same packages; times, identities and row orders of tables may differ. */
    static List<String> differences(RunOutcome a, DataLayout dataOfA, RunOutcome b, DataLayout dataOfB) {
        RunComparison comparison = new RunComparison();
        comparison.compareResults(a, b);
        comparison.compareFiles("reports", dataOfA.reports(), dataOfB.reports());
        comparison.compare("has a release", a.current().isPresent(), b.current().isPresent());
        a.current().ifPresent(one -> b.current().ifPresent(other -> comparison.compareReleases(one, other)));
        return comparison.differences;
    }

    private void compare(String what, Object a, Object b) {
        if (!Objects.equals(a, b)) {
            differences.add(what + ":\n  " + a + "\n  " + b);
        }
    }

    private void compareResults(RunOutcome a, RunOutcome b) {
        compare("published", a.isPublished(), b.isPublished());
        compare("blocked by", a.blockedBy(), b.blockedBy());
        compare("packages", a.facts().packages(), b.facts().packages());
        compare("checks", checks(a), checks(b));
        compare("tallies", a.checked().map(c -> c.tallies()), b.checked().map(c -> c.tallies()));
        compare(
                "submissions",
                a.checked().map(c -> c.submissions()),
                b.checked().map(c -> c.submissions()));
        compare("waivers", a.checked().map(c -> c.waivers()), b.checked().map(c -> c.waivers()));
        compare("refused", a.checked().map(c -> c.refused()), b.checked().map(c -> c.refused()));
    }

    private static List<String> checks(RunOutcome outcome) {
        return outcome.checked().stream()
                .flatMap(result -> result.runs().stream())
                .map(run -> run.name() + " " + run.code() + " " + run.rows() + " " + run.failure())
                .toList();
    }

    private void compareReleases(CurrentRelease a, CurrentRelease b) {
        compare("inputs", a.manifest().inputs(), b.manifest().inputs());
        compare("rows", a.manifest().rows(), b.manifest().rows());
        compare("row counts", a.manifest().tables(), b.manifest().tables());
        compare("finding counts", a.manifest().findings(), b.manifest().findings());
        compare("files", names(a.folder()), names(b.folder()));
        compare("fingerprints", text(a, PartitionManifest.FILE), text(b, PartitionManifest.FILE));
        compare("headlines", text(a, "headlines.json"), text(b, "headlines.json"));
        compareDatabases(a, b);
        compareFiles("findings", a.folder().resolve("findings"), b.folder().resolve("findings"));
        compareParquet(a.folder(), b.folder());
    }

    private static List<String> names(Path folder) {
        return new FileTree(folder)
                .files().stream()
                        .map(file -> folder.relativize(file).toString())
                        .toList();
    }

    private static String text(CurrentRelease release, String file) {
        try {
            return Files.readString(release.folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compareDatabases(CurrentRelease a, CurrentRelease b) {
        try (Database database = Database.empty()) {
            database.execute("attach " + Sql.literal(a.database()) + " as a (read_only)");
            database.execute("attach " + Sql.literal(b.database()) + " as b (read_only)");
            String columns = "select concat_ws(' ', schema_name, table_name, column_name, data_type, comment)"
                    + " from duckdb_columns() where not internal and database_name = '%s' order by all";
            String tables = "select concat_ws('.', schema_name, table_name) from duckdb_tables()"
                    + " where database_name = '%s' order by all";
            String comments = "select concat_ws('.', schema_name, table_name, comment) from duckdb_tables()"
                    + " where database_name = '%s' order by all";
            for (String query : List.of(columns, tables, comments)) {
                compare(
                        "catalog",
                        database.queryStrings(query.formatted("a")),
                        database.queryStrings(query.formatted("b")));
            }
            for (String table : database.queryStrings(tables.formatted("a"))) {
                if (!table.equals("meta.release")) {
                    compareRows(table, database, "from a." + table, "from b." + table);
                }
            }
        }
    }

    private void compareRows(String what, Database database, String a, String b) {
        compare(what, rows(database, a + " except all " + b), rows(database, b + " except all " + a));
    }

    private static List<String> rows(Database database, String select) {
        return database.queryStrings("select r::varchar from (" + select + ") as r order by all limit 5");
    }

    /** Rows of quarantine, star and results for the next run, folder by folder; the split into files may differ. */
    private void compareParquet(Path a, Path b) {
        TreeSet<Path> folders = new TreeSet<>();
        for (Path file : new FileTree(a).files()) {
            if (file.toString().endsWith(".parquet")) {
                folders.add(a.relativize(file));
            }
        }
        try (Database database = Database.empty()) {
            for (Path file : folders) {
                compareRows(
                        file.toString(),
                        database,
                        "from read_parquet(" + Sql.literal(a.resolve(file)) + ", hive_partitioning = false)",
                        "from read_parquet(" + Sql.literal(b.resolve(file)) + ", hive_partitioning = false)");
            }
        }
    }

    /** Files that must be equal byte by byte. */
    private void compareFiles(String what, Path a, Path b) {
        compare(what, names(a), names(b));
        for (String name : names(a)) {
            Path other = b.resolve(name);
            if (Files.exists(other)) {
                compare(what + "/" + name, FileTree.sha256(a.resolve(name)), FileTree.sha256(other));
            }
        }
    }
}

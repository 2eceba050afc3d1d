package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.submission.JsonFiles;
import org.ruralwarehouse.submission.PackageVerdict;

/**
 * Writes what provinces get: for each package a JSON for machines and a CSV of every finding, and for each province a CSV
 * of all its findings.
 */
public final class ReportStage {

    private static final String NO_PROVINCE = "unknown";

    private final RuleBook rules;
    private final DuckDbSettings settings;
    private final JsonFiles json = new JsonFiles();

    public ReportStage(RuleBook rules, DuckDbSettings settings) {
        this.rules = rules;
        this.settings = settings;
    }

    /** One CSV per province of all findings in a Parquet file. */
    public void writeProvinces(Path findings, Path folder) {
        try (CsvByName csv = new CsvByName(folder, "")) {
            read(findings, row -> csv.of(row.provinceCode() == null ? NO_PROVINCE : row.provinceCode())
                    .write(row));
        }
    }

    /** Reports for every package of the run, from the findings of all stations. */
    public List<PackageReport> writePackages(NightReport night, Path findings, Path folder) {
        Map<String, PackageReport.Builder> builders = new HashMap<>();
        try (CsvByName csv = new CsvByName(folder, "/findings")) {
            night.packages().forEach(p -> start(p, builders, csv));
            read(findings, row -> {
                PackageReport.Builder builder = builders.get(row.packageName());
                if (builder != null) {
                    builder.add(row);
                    csv.of(row.packageName()).write(row);
                }
            });
        }
        return finish(night, night.packages(), builders, folder);
    }

    /** Reports for packages that were not landed, when nothing new was checked. */
    public List<PackageReport> writeUnlanded(NightReport night, List<Finding> findings, Path folder) {
        List<PackageVerdict> unlanded = night.packages().stream()
                .filter(p -> !night.verdict(p).equals("accepted"))
                .toList();
        Map<String, PackageReport.Builder> builders = new HashMap<>();
        try (CsvByName csv = new CsvByName(folder, "/findings")) {
            unlanded.forEach(p -> start(p, builders, csv));
            for (Finding finding : findings) {
                PackageReport.Builder builder = builders.get(finding.origin().packageName());
                if (builder != null) {
                    ReportRow row = ReportRow.of(finding, rules.rule(finding.code()));
                    builder.add(row);
                    csv.of(row.packageName()).write(row);
                }
            }
        }
        return finish(night, unlanded, builders, folder);
    }

    private static void start(PackageVerdict verdict, Map<String, PackageReport.Builder> builders, CsvByName csv) {
        builders.put(verdict.packageName(), new PackageReport.Builder());
        csv.of(verdict.packageName());
    }

    private List<PackageReport> finish(
            NightReport night,
            List<PackageVerdict> packages,
            Map<String, PackageReport.Builder> builders,
            Path folder) {
        return packages.stream()
                .map(p -> builders.getOrDefault(p.packageName(), new PackageReport.Builder())
                        .build(p.packageName(), night.verdict(p), night.submissions(p)))
                .peek(report -> json.write(folder.resolve(report.packageName()).resolve("report.json"), report))
                .toList();
    }

    private void read(Path findings, java.util.function.Consumer<ReportRow> consumer) {
        try (Database database = Database.inMemory(settings)) {
            database.read("select * from read_parquet(" + Sql.literal(findings) + ")", rows -> {
                while (rows.next()) {
                    consumer.accept(ReportRow.of(rows));
                }
            });
        }
    }

    /** CSV files that are opened when first needed: one per province or package. */
    private static final class CsvByName implements AutoCloseable {

        private final Path folder;
        private final String suffix;
        private final Map<String, FindingCsv> open = new HashMap<>();

        CsvByName(Path folder, String suffix) {
            this.folder = folder;
            this.suffix = suffix;
        }

        FindingCsv of(String name) {
            return open.computeIfAbsent(name, n -> new FindingCsv(folder.resolve(n + suffix + ".csv")));
        }

        @Override
        public void close() {
            open.values().forEach(FindingCsv::close);
        }
    }
}

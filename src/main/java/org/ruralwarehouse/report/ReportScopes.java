package org.ruralwarehouse.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/**
 * Which findings each report lists. The report on a package lists the findings in the package itself. Its national
 * report lists the macro-level findings, which require the data of all provinces, about its effective submissions or
 * about their province, period and dataset.
 */
final class ReportScopes {

    private final Set<Subject> subjects = new LinkedHashSet<>();

    private ReportScopes() {}

    /**
     * A subject of findings that a report lists. A finding about a file has its submission as subject; others have the
     * package, or the province, period and dataset.
     *
     * @param report name of the package
     */
    private record Subject(
            String report,
            boolean isNational,
            @Nullable Long submission,
            @Nullable String packageName,
            @Nullable String provinceCode,
            @Nullable String period,
            @Nullable String dataset) {

        static Subject submission(String report, boolean isNational, long key) {
            return new Subject(report, isNational, key, null, null, null, null);
        }

        static Subject ofPackage(String report) {
            return new Subject(report, false, null, report, null, null, null);
        }

        static Subject slot(String report, Submission submission) {
            return new Subject(
                    report,
                    true,
                    null,
                    null,
                    submission.provinceCode(),
                    submission.period().text(),
                    submission.dataset());
        }
    }

    /** Scopes of the reports on some packages of a run, with their national reports. */
    static ReportScopes of(RunFacts facts, Collection<PackageVerdict> packages) {
        ReportScopes scopes = new ReportScopes();
        for (PackageVerdict verdict : packages) {
            String report = verdict.packageName();
            List<Submission> submissions = facts.submissionsOf(verdict);
            scopes.subjects.add(Subject.ofPackage(report));
            submissions.forEach(s -> scopes.subjects.add(Subject.submission(report, false, s.key())));
            for (Submission effective : facts.effective(submissions)) {
                scopes.subjects.add(Subject.submission(report, true, effective.key()));
                scopes.subjects.add(Subject.slot(report, effective));
            }
        }
        return scopes;
    }

    /** Creates the table {@code report_scope}, source of {@link #select}. */
    void createTable(Database database) {
        database.execute("create table report_scope (report varchar, is_national boolean, submission_key bigint,"
                + " package_name varchar, province_code varchar, period varchar, dataset varchar)");
        List<List<@Nullable Object>> rows = subjects.stream()
                .map(s -> Arrays.<@Nullable Object>asList(
                        s.report, s.isNational, s.submission, s.packageName, s.provinceCode, s.period, s.dataset))
                .toList();
        database.insert("insert into report_scope values (?, ?, ?, ?, ?, ?, ?)", rows);
    }

    /**
     * A SELECT of the rows of a table with {@code report} and {@code is_national}, once for each report that lists
     * them.
     *
     * @param table with {@code level} and the columns of a subject
     */
    static String select(String table) {
        return """
                select s.report, s.is_national, f.*
                from %1$s as f
                join report_scope as s on s.submission_key = f.submission_key and s.is_national = (f.level = 'macro')
                union all
                select s.report, s.is_national, f.*
                from %1$s as f
                join report_scope as s on s.package_name = f.package_name
                where f.submission_key is null and f.level <> 'macro'
                union all
                select s.report, s.is_national, f.*
                from %1$s as f
                join report_scope as s
                    on s.province_code = f.province_code and s.period = f.period and s.dataset = f.dataset
                where f.submission_key is null and f.level = 'macro'
                """.formatted(table);
    }
}

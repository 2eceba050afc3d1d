package org.ruralwarehouse.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.finding.Waiver;

/** Applies waivers: sets the effect of covered findings to waived. The findings stay in the table. */
final class WaiverTable {

    private final Database database;
    private final List<Waiver> waivers;

    WaiverTable(Database database, List<Waiver> waivers) {
        this.database = database;
        this.waivers = waivers;
    }

    /**
     * Applies all waivers.
     *
     * @return waivers that covered a finding, in the order of the file
     */
    List<Waiver> apply() {
        if (waivers.isEmpty()) {
            return List.of();
        }
        createTable();
        TreeSet<Integer> used = new TreeSet<>();
        database.read("select distinct waiver from finding.waived", rows -> {
            while (rows.next()) {
                used.add(rows.getInt(1));
            }
        });
        database.execute("""
                update finding.finding as f set effect = 'waived'
                from finding.waived as w
                where f.submission_key = w.submission_key and f.finding_code = w.finding_code
                """);
        return used.stream().map(waivers::get).toList();
    }

    private void createTable() {
        database.execute("""
                create table finding.waiver (
                    waiver integer, finding_code varchar, dataset varchar, province_code varchar, period varchar,
                    until date)
                """);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < waivers.size(); i++) {
            Waiver waiver = waivers.get(i);
            rows.add(Arrays.asList(
                    i,
                    waiver.rule(),
                    waiver.dataset(),
                    waiver.provinceCode(),
                    waiver.period().text(),
                    waiver.until()));
        }
        database.insert("insert into finding.waiver values (?, ?, ?, ?, ?, ?)", rows);
        database.execute("""
                create table finding.waived as
                select distinct w.waiver, f.submission_key, f.finding_code
                from finding.waiver as w
                join landed.submission as s
                    on s.dataset = w.dataset and s.province_code = w.province_code and s.period = w.period
                    and (w.until is null or cast(s.submitted_at as date) <= w.until)
                join finding.finding as f on f.submission_key = s.submission_key and f.finding_code = w.finding_code
                """);
    }
}

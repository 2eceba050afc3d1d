package org.ruralwarehouse.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ruralwarehouse.duckdb.Database;

/** The figures of {@link ReferenceRegister} in a release. */
final class WarehouseTotals {

    private final Database release;

    WarehouseTotals(Database release) {
        this.release = release;
    }

    List<String> submissions() {
        return release.queryStrings("""
                select
                    format(
                        '{} {}: received {}, landed {}, duplicates {}, accepted {}',
                        s.period, s.province_code, s.rows_received, s.rows_landed,
                        (select coalesce(sum(finding_count), 0)::bigint from meta.finding as f
                            where f.submission_key = s.submission_key and f.finding_code = 'duplicate_key'),
                        (select count(*) from star.fct_employment as f where f.submission_key = s.submission_key)
                    )
                from star.dim_submission as s
                where s.dataset = 'employment' and s.is_effective
                order by s.period, s.province_code
                """);
    }

    Map<String, String> counties() {
        Map<String, String> counties = new TreeMap<>();
        release.query("""
                        select
                            f.date_key // 10000 || ' ' || r.region_code as county,
                            format(
                                'claimed {}, persons {}, person-months {}, wage {} fen',
                                sum(f.claimed_persons)::bigint, sum(f.persons)::bigint, sum(f.person_months)::bigint,
                                (sum(f.wage_yuan) * 100)::bigint)
                        from star.fct_employment as f
                        join star.dim_region as r using (region_key)
                        group by f.date_key, r.region_code
                        """, row -> counties.put(row.getString(1), row.getString(2)));
        return counties;
    }
}

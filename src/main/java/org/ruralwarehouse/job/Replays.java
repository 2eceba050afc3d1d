package org.ruralwarehouse.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.Pseudonymize;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.LandedFindings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.land.QuarantinedRow;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Period;

/** Takes the quarantined rows of every effective submission through the contracts in force now. */
final class Replays {

    private final Settings settings;
    private final WarehouseDefinition definition;
    private final LandStage landStage;

    Replays(Settings settings, WarehouseDefinition definition, LandStage landStage) {
        this.settings = settings;
        this.definition = definition;
        this.landStage = landStage;
    }

    List<ReplayedSubmission> run() {
        List<ReplayedSubmission> results = new ArrayList<>();
        LandingZone zone = LandingZone.read(settings.data().landed());
        try (Database database = Database.inMemory(settings.duckDb())) {
            for (LandedSubmission landed : zone.submissions()) {
                if (landed.isEffective() && landed.receipt().rowsQuarantined() > 0) {
                    results.add(replay(database, landed));
                }
            }
        }
        return results;
    }

    private ReplayedSubmission replay(Database database, LandedSubmission landed) {
        Contract contract = definition
                .contract(
                        landed.submission().dataset(),
                        Period.parse(landed.submission().period()).orElseThrow())
                .orElseThrow();
        List<QuarantinedRow> rows = quarantined(database, landed, contract);
        Map<String, Long> kept = new HashMap<>();
        database.read(
                "select finding_code, count(*) from (" + LandedFindings.kept(landed) + ") group by all", counts -> {
                    while (counts.next()) {
                        kept.put(counts.getString(1), counts.getLong(2));
                    }
                });
        Optional<LandingReceipt> receipt =
                landStage.replay(landed, rows.iterator(), kept, settings.data().staging());
        long passed =
                receipt.map(r -> r.rowsLanded() - landed.receipt().rowsLanded()).orElse(0L);
        return new ReplayedSubmission(
                landed.submission().packageName(), landed.submission().dataset(), rows.size(), passed);
    }

    private static List<QuarantinedRow> quarantined(Database database, LandedSubmission landed, Contract contract) {
        String file = "read_parquet(" + Sql.literal(landed.folder().resolve(LandedFiles.QUARANTINE))
                + ", hive_partitioning = false)";
        List<String> columns = database.queryStrings("select column_name from (describe select * from " + file + ")");
        String landedLines = landed.rowFiles().size() == 1
                ? ""
                : " and source_line not in (select source_line from read_parquet(" + Sql.files(landed.rowFiles())
                        + ", hive_partitioning = false))";
        return database.query(
                "select * from " + file + " where record_text is null" + landedLines + " order by source_line",
                row -> row(row, contract, columns));
    }

    private static QuarantinedRow row(ResultSet row, Contract contract, List<String> columns) throws SQLException {
        List<@Nullable String> cells = new ArrayList<>();
        QuarantinedRow.Pseudonym pseudonym = null;
        for (Field field : contract.fields()) {
            cells.add(columns.contains(field.name()) ? row.getString(field.name()) : null);
            Pseudonymize kept = field.pseudonymize();
            if (kept != null && columns.contains(kept.as())) {
                pseudonym = pseudonym(row, kept, columns);
            }
        }
        return new QuarantinedRow(row.getLong("source_line"), cells, pseudonym);
    }

    private static QuarantinedRow.@Nullable Pseudonym pseudonym(ResultSet row, Pseudonymize kept, List<String> columns)
            throws SQLException {
        String uuid = row.getString(kept.as());
        if (uuid == null) {
            return null;
        }
        String sex = kept.derive().get("sex");
        String birthYear = kept.derive().get("birth_year");
        return new QuarantinedRow.Pseudonym(
                uuid,
                sex != null && columns.contains(sex) ? row.getString(sex) : null,
                birthYear != null && columns.contains(birthYear) ? (Integer) row.getObject(birthYear) : null);
    }
}

package org.ruralwarehouse.publish;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * Writes a receipt for every headline figure: numerator, denominator, unrounded and published value, coverage, the SQL
 * that computes it and the files of its input submissions.
 */
public final class HeadlineReceipts {

    private static final String FIGURES = "mart.mart_headline_figure";

    private final Database database;
    private final List<ReleaseManifest.Input> inputs;

    private HeadlineReceipts(Database database, List<ReleaseManifest.Input> inputs) {
        this.database = database;
        this.inputs = inputs;
    }

    /** One model of the release. */
    private record Model(String sql, Set<String> dependsOn) {}

    /**
     * @param release DuckDB file of the release being built
     * @param inputs effective submissions of the release
     * @param target JSON file to write
     */
    public static void write(Path release, List<ReleaseManifest.Input> inputs, Path target) {
        try (Database database = Database.readOnly(release)) {
            new JsonFiles().write(target, new HeadlineReceipts(database, inputs).receipts());
        }
    }

    private List<Map<String, @Nullable Object>> receipts() {
        Map<String, Model> models = models();
        Map<String, String> modelOfFigure = modelOfFigure(models);
        List<Map<String, @Nullable Object>> receipts =
                database.query("select * from " + FIGURES + " order by figure_id, period", HeadlineReceipts::row);
        for (Map<String, @Nullable Object> receipt : receipts) {
            String name = modelOfFigure.getOrDefault(String.valueOf(receipt.get("figure_id")), FIGURES);
            Model model = models.getOrDefault(name, new Model("", Set.of()));
            receipt.put("model", name);
            receipt.put("sql", model.sql());
            receipt.put("inputs", inputsOf(name, models));
        }
        return receipts;
    }

    private static Map<String, @Nullable Object> row(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), row.getObject(i));
        }
        return values;
    }

    private Map<String, Model> models() {
        Map<String, Model> models = new HashMap<>();
        database.read("select model_name, sql, depends_on from meta.model", rows -> {
            while (rows.next()) {
                models.put(
                        rows.getString(1),
                        new Model(rows.getString(2), Set.of(rows.getString(3).split(", "))));
            }
        });
        return models;
    }

    private Map<String, String> modelOfFigure(Map<String, Model> models) {
        Map<String, String> owners = new HashMap<>();
        for (String model : models.keySet()) {
            if (model.startsWith("mart.headline_")) {
                database.queryStrings("select distinct figure_id from " + model)
                        .forEach(figure -> owners.put(figure, model));
            }
        }
        return owners;
    }

    private List<Map<String, Object>> inputsOf(String model, Map<String, Model> models) {
        Set<String> upstream = new TreeSet<>();
        addUpstream(model, models, upstream);
        List<Map<String, Object>> files = new ArrayList<>();
        for (ReleaseManifest.Input input : inputs) {
            if (upstream.contains("accepted." + input.dataset())) {
                files.add(Map.of(
                        "submission_key", input.submissionKey(),
                        "package", input.packageName(),
                        "file", input.fileName(),
                        "sha256", input.sha256()));
            }
        }
        return files;
    }

    private static void addUpstream(String table, Map<String, Model> models, Set<String> upstream) {
        if (!upstream.add(table)) {
            return;
        }
        Model model = models.get(table);
        if (model != null) {
            model.dependsOn().forEach(next -> addUpstream(next, models, upstream));
        }
    }
}

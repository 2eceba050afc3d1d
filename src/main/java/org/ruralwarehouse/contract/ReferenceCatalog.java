package org.ruralwarehouse.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The reference lists of contracts, checks and models: a Data Package (v2) of CSV files. */
public final class ReferenceCatalog {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Path folder;
    private final List<ReferenceResource> resources;

    /**
     * @param folder folder with {@code datapackage.json} and the CSV files
     */
    public ReferenceCatalog(Path folder, List<ReferenceResource> resources) {
        this.folder = folder;
        this.resources = resources;
    }

    /** Folder of the CSV files. */
    public Path folder() {
        return folder;
    }

    /** All lists of the reference package. */
    public List<ReferenceResource> resources() {
        return resources;
    }

    /** True when the reference package has this column. */
    public boolean has(String resource, String field) {
        return resources.stream()
                .filter(r -> r.name().equals(resource))
                .flatMap(r -> r.schema().fields().stream())
                .anyMatch(f -> f.name().equals(field));
    }

    /**
     * All values of one column, without missing values.
     *
     * @throws DefinitionException when the resource does not exist
     */
    public Set<String> values(String resource, String field) {
        Set<String> values = new HashSet<>();
        read(resource, row -> values.add(row.get(field)));
        values.remove("");
        return values;
    }

    /**
     * The values of one column by the values of another; for a duplicate key, the last value.
     *
     * @throws DefinitionException when the resource does not exist
     */
    public Map<String, String> pairs(String resource, String keyField, String valueField) {
        Map<String, String> pairs = new TreeMap<>();
        read(resource, row -> pairs.put(row.get(keyField), row.get(valueField)));
        return pairs;
    }

    /**
     * The rows of a list, each with the values of these columns in their order.
     *
     * @throws DefinitionException when the resource or a column does not exist
     */
    public List<List<String>> rows(String resource, String... fields) {
        List<List<String>> rows = new ArrayList<>();
        read(resource, row -> {
            for (String field : fields) {
                if (!row.isMapped(field)) {
                    throw DefinitionException.of(
                            "reference/" + resource + ".csv", "", "there is no column " + field + "; add it");
                }
            }
            rows.add(Arrays.stream(fields).map(row::get).toList());
        });
        return rows;
    }

    private void read(String resource, Consumer<CSVRecord> consumer) {
        try (CSVParser rows = CSVParser.builder()
                .setReader(Files.newBufferedReader(file(resource)))
                .setFormat(CSV)
                .get()) {
            rows.forEach(consumer);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read reference list " + resource, e);
        }
    }

    private Path file(String resource) {
        return resources.stream()
                .filter(r -> r.name().equals(resource))
                .findFirst()
                .map(r -> folder.resolve(r.path()))
                .orElseThrow(() -> DefinitionException.of(
                        "reference/datapackage.json",
                        "/resources",
                        "there is no resource " + resource + "; add it, or correct the reference to it"));
    }
}

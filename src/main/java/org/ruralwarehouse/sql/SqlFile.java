package org.ruralwarehouse.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One SQL file of the warehouse: a YAML header in a comment, followed by one SELECT that runs in any DuckDB shell. */
public final class SqlFile {

    private static final String INCREMENTAL_BY = "incremental_by";
    private static final String SUBMISSION_KEY = "submission_key";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path path;
    private final String name;
    private final JsonNode header;
    private final String sql;

    /**
     * @param name file name without its suffix
     * @param header entries of the YAML header
     * @param sql the SELECT, without a final semicolon
     */
    public SqlFile(Path path, String name, JsonNode header, String sql) {
        this.path = path;
        this.name = name;
        this.header = header;
        this.sql = sql;
    }

    /** Path of the file. */
    public Path path() {
        return path;
    }

    /** File name without its suffix. */
    public String name() {
        return name;
    }

    /** The YAML header. */
    public JsonNode header() {
        return header;
    }

    /** The SELECT, without a final semicolon. */
    public String sql() {
        return sql;
    }

    /**
     * All SQL files of a folder, ordered by name; empty when the folder does not exist.
     *
     * @throws DefinitionException with the problems of all files
     */
    public static List<SqlFile> readAll(Path folder) {
        List<DefinitionProblem> problems = new ArrayList<>();
        List<SqlFile> files = readAll(folder, problems);
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
        return files;
    }

    /**
     * The same, without invalid files.
     *
     * @param problems receives the problems of invalid files
     */
    public static List<SqlFile> readAll(Path folder, List<DefinitionProblem> problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<SqlFile> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                try {
                    read.add(read(file));
                } catch (DefinitionException e) {
                    problems.addAll(e.problems());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
        return read;
    }

    static SqlFile read(Path path) {
        String text;
        try {
            text = Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        int end = text.indexOf("*/");
        if (!text.startsWith("/*") || end < 0) {
            throw DefinitionException.of(
                    path.toString(), "line 1", "the file must begin with a YAML header in /* */; add one");
        }
        try {
            JsonNode header = YAML.readTree(text.substring(2, end));
            String sql = text.substring(end + 2).strip();
            String name = String.valueOf(path.getFileName()).replaceFirst("\\.sql$", "");
            return new SqlFile(path, name, header, sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql);
        } catch (JacksonException e) {
            throw DefinitionException.of(path.toString(), "header", e.getOriginalMessage());
        }
    }

    /**
     * Text of a header entry; empty when it is missing.
     *
     * @throws DefinitionException when the entry is not text
     */
    public String text(String key) {
        JsonNode value = header.get(key);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isValueNode()) {
            throw DefinitionException.of(path.toString(), "header", key + " must be text");
        }
        return value.asString();
    }

    /**
     * True when the table is incremental ({@code incremental_by: submission_key}): the rows of a submission depend on
     * no other submission.
     *
     * @throws DefinitionException when the header names another column
     */
    public boolean isIncremental() {
        String column = text(INCREMENTAL_BY);
        if (!column.isEmpty() && !column.equals(SUBMISSION_KEY)) {
            throw DefinitionException.of(
                    path.toString(), INCREMENTAL_BY, "must be " + SUBMISSION_KEY + " or left out, not " + column);
        }
        return !column.isEmpty();
    }

    /** Texts of a header entry that is a list; empty when it is missing. */
    public List<String> names(String key) {
        List<String> names = new ArrayList<>();
        header.path(key).forEach(name -> names.add(name.asString()));
        return names;
    }
}

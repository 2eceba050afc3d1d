package org.ruralwarehouse.finding;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a finding, in the order of every table and file of findings. A stored message is a key with
 * parameters: {@code found_message} is the key and {@code value_found} the JSON array of the parameters; without a key
 * {@code value_found} is the message itself. The same holds for <em>expected</em>.
 */
public enum FindingColumn {
    FINDING_CODE("varchar"),
    SEVERITY("varchar"),
    LEVEL("varchar"),
    EFFECT("varchar"),
    DATASET("varchar"),
    PERIOD("varchar"),
    PROVINCE_CODE("varchar"),
    PACKAGE_NAME("varchar"),
    ATTEMPT("integer"),
    SUBMISSION_KEY("bigint"),
    FILE_NAME("varchar"),
    SOURCE_LINE("bigint"),
    COLUMN_NAME("varchar"),
    VALUE_FOUND("varchar"),
    FOUND_MESSAGE("varchar"),
    VALUE_EXPECTED("varchar"),
    EXPECTED_MESSAGE("varchar"),
    /** Chinese text of the message; null if the message is a value. */
    VALUE_FOUND_ZH("varchar"),
    VALUE_EXPECTED_ZH("varchar"),
    /** JSON array of the parameters; null if the message is a value. */
    FOUND_PARAMETERS("varchar"),
    EXPECTED_PARAMETERS("varchar"),
    MESSAGE_ZH("varchar"),
    MESSAGE_EN("varchar"),
    FIX_ZH("varchar"),
    FIX_EN("varchar"),
    /**
     * Number of findings that the row stands for: 1, or more for the row of those that exceed the limit on findings of
     * one rule in one file. Null in the staging table and in files of older versions stands for 1.
     */
    FINDING_COUNT("bigint"),
    /** File of the check that reported the finding; null for findings of Java. */
    CHECK_NAME("varchar"),
    /** Identifies the lines of a row that stands for several findings; null for other rows. */
    OMISSION("bigint"),
    /** Landed files only: whether the finding exceeds the limit, so that only rule and line are stored. */
    IS_OMITTED("boolean");

    private final String sqlType;

    FindingColumn(String sqlType) {
        this.sqlType = sqlType;
    }

    /** Columns that the land stage writes. All others follow from the submission. */
    public static Set<FindingColumn> landed() {
        return EnumSet.of(
                FINDING_CODE,
                SEVERITY,
                EFFECT,
                SOURCE_LINE,
                COLUMN_NAME,
                VALUE_FOUND,
                FOUND_MESSAGE,
                VALUE_EXPECTED,
                EXPECTED_MESSAGE,
                IS_OMITTED);
    }

    /** Columns of the staging table. Level and texts follow from the rule and the messages. */
    public static Set<FindingColumn> staged() {
        EnumSet<FindingColumn> staged = EnumSet.range(FINDING_CODE, EXPECTED_MESSAGE);
        staged.remove(LEVEL);
        staged.addAll(EnumSet.of(FINDING_COUNT, CHECK_NAME, OMISSION));
        return staged;
    }

    /** Columns of the published file, in which {@code value_found} and {@code value_expected} are English texts. */
    public static Set<FindingColumn> published() {
        return EnumSet.complementOf(EnumSet.of(CHECK_NAME, OMISSION, IS_OMITTED));
    }

    /** Published columns that repeat a few texts in many findings. */
    public static Set<FindingColumn> words() {
        Set<FindingColumn> columns = published();
        columns.removeIf(column -> !column.sqlType.equals("varchar"));
        columns.removeAll(EnumSet.of(VALUE_FOUND, VALUE_EXPECTED));
        columns.removeAll(EnumSet.range(VALUE_FOUND_ZH, EXPECTED_PARAMETERS));
        return columns;
    }

    /** Name of the column in tables and files. */
    public String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names of the columns, separated by commas. */
    public static String names(Collection<FindingColumn> columns) {
        return columns.stream().map(FindingColumn::columnName).collect(Collectors.joining(", "));
    }

    /** The columns cast to a type, for a SELECT. */
    public static String casts(Collection<FindingColumn> columns, String type) {
        return columns.stream()
                .map(FindingColumn::columnName)
                .map(column -> column + "::" + type + " as " + column)
                .collect(Collectors.joining(", "));
    }

    /** Names and types of the columns, for a CREATE TABLE. */
    public static String definitions(Collection<FindingColumn> columns) {
        return columns.stream()
                .map(column -> column.columnName() + " " + column.sqlType)
                .collect(Collectors.joining(", "));
    }

    /**
     * A SELECT without rows that has these columns. {@code union all by name} with it adds the columns that files of
     * older versions lack.
     */
    public static String emptySelect(Collection<FindingColumn> columns) {
        return columns.stream()
                .map(column -> "null::" + column.sqlType + " as " + column.columnName())
                .collect(Collectors.joining(", ", "select ", " where false"));
    }
}

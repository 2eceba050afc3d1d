package org.ruralwarehouse.generate;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.generate.packaging.FileStyle;

/** Generates the SELECT that writes a dataset with the headers and category labels that a province uses. */
final class ExportSql {

    private final Contract contract;
    private final FileStyle.Header header;

    ExportSql(Contract contract, FileStyle.Header header) {
        this.contract = contract;
        this.header = header;
    }

    /**
     * @param rows a SELECT of text columns with the field names of the contract
     * @param columns its columns; optional fields that are not among them are left out
     */
    String of(String rows, Collection<String> columns) {
        return contract.fields().stream()
                .filter(field -> field.constraints().required() || columns.contains(field.name()))
                .map(field -> "nullif(" + value(field) + ", '') as " + Sql.name(header(field)))
                .collect(Collectors.joining(", ", "select ", " from (" + rows + ") as sent"));
    }

    private String header(Field field) {
        return switch (header) {
            case NAME -> field.name();
            case TITLE -> field.title();
            case ALIAS -> firstOr(field.aliases(), field.title());
        };
    }

    private String value(Field field) {
        String column = Sql.name(field.name());
        if (header == FileStyle.Header.NAME) {
            return column;
        }
        if (field.type() == Field.Type.BOOLEAN) {
            return "case " + column + " when 'true' then " + Sql.literal(firstOr(field.trueValues(), "true"))
                    + " when 'false' then " + Sql.literal(firstOr(field.falseValues(), "false")) + " else " + column
                    + " end";
        }
        if (field.categories().isEmpty()) {
            return column;
        }
        return field.categories().stream()
                .map(category -> "when " + Sql.literal(category.value()) + " then " + Sql.literal(word(category)))
                .collect(Collectors.joining(" ", "case " + column + " ", " else " + column + " end"));
    }

    private String word(Category category) {
        return header == FileStyle.Header.ALIAS ? firstOr(category.aliases(), category.label()) : category.label();
    }

    private static String firstOr(List<String> texts, String otherwise) {
        return texts.isEmpty() ? otherwise : texts.get(0);
    }
}

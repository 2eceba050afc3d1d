package org.ruralwarehouse.land.parquet;

import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.ruralwarehouse.contract.LandedColumn;

/** The Parquet schema of landed columns. All columns are optional, because quarantined rows have absent values. */
final class LandedSchema {

    private static final int DECIMAL_DIGITS = 18;

    private LandedSchema() {}

    static MessageType of(String name, List<LandedColumn> columns) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        columns.forEach(column -> addField(message, column));
        return message.named(name);
    }

    private static void addField(Types.MessageTypeBuilder message, LandedColumn column) {
        String name = column.name();
        switch (column.kind()) {
            case TEXT ->
                message.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
            case LONG, PSEUDONYM -> message.optional(PrimitiveTypeName.INT64).named(name);
            case INT -> message.optional(PrimitiveTypeName.INT32).named(name);
            case BOOLEAN -> message.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case DATE ->
                message.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(name);
            case DECIMAL ->
                message.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.decimalType(scale(column), DECIMAL_DIGITS))
                        .named(name);
        }
    }

    private static int scale(LandedColumn column) {
        String type = column.sqlType();
        return Integer.parseInt(type.substring(type.indexOf(',') + 1, type.length() - 1));
    }
}

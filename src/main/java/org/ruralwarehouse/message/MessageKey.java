package org.ruralwarehouse.message;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Messages of the program, each with the names of its parameters. Their texts are in {@code checks/messages.yml}; a
 * missing or additional text is a definition problem. Messages of SQL checks are not listed here.
 */
public enum MessageKey {
    // packages and archives
    DIRECTORY_OR_ARCHIVE_WITH_MANIFEST,
    READABLE_PACKAGE,
    INCIDENT("number"),
    NOT_A_ZIP_ARCHIVE,
    NEITHER_FILE_NOR_DIRECTORY,
    LINK,
    ARCHIVE_WITHOUT_READ_PERMISSION,
    DIRECTORY_WITHOUT_ACCESS,
    LARGE_ARCHIVE_DIRECTORY("bytes"),
    TOO_MANY_ENTRIES("entries"),
    LARGE_COMPRESSION_RATIO("ratio"),
    ARCHIVE_IN_ARCHIVE,
    DAMAGED_ARCHIVE,
    UNSUPPORTED_COMPRESSION("method"),
    FILE_WITHOUT_READ_PERMISSION,
    UNREADABLE_FILE,
    FILE_REMOVED_AFTER_ACCEPTANCE,
    FILE_NOT_FOUND,
    NOT_A_FILE,
    BYTES("bytes"),
    MORE_THAN_BYTES("bytes"),
    AT_MOST_BYTES("bytes"),
    NAME_OF_BYTES("bytes"),
    AT_MOST_ROWS("rows"),
    MORE_THAN_ROWS("rows"),
    PROCESSOR_SECONDS("seconds"),
    FURTHER_FINDINGS("findings"),
    AT_MOST_PROCESSOR_SECONDS("seconds"),
    // manifest
    UNREADABLE_MANIFEST,
    NO_MANIFEST,
    MANIFEST_IS_LINK_OR_DUPLICATE,
    ONE_MANIFEST,
    MANIFEST_LARGER_THAN("bytes"),
    INVALID_JSON,
    PROBLEMS_LISTED("problems", "listed"),
    NUMBER_WITHIN_LIMITS("characters", "exponent"),
    REQUIRED_PROPERTY("property"),
    JSON_TYPE("type"),
    JSON_FORM("example"),
    ONE_OF("values"),
    AT_LEAST("minimum"),
    AT_MOST("maximum"),
    AT_LEAST_CHARACTERS("characters"),
    AT_LEAST_ENTRIES("entries"),
    AT_MOST_ENTRIES("entries"),
    VALID_MANIFEST_VALUE,
    ISO_INSTANT,
    AT_MOST_DIGITS("digits"),
    DOUBLE_QUOTE_OR_NO_QUOTE_CHAR,
    FILE_WITH_HEADER,
    EACH_DATASET_ONCE,
    ONE_DATASET_AT_LEAST,
    NAME_OF_A_CONTRACT,
    PERIOD_WITH_CONTRACT,
    PERIOD_BEGUN_BY("day"),
    RELATIVE_PATH,
    ATTEMPT("attempt"),
    OTHER_ATTEMPT_NUMBER("package"),
    ATTEMPT_OF_AT_MOST("attempt"),
    // senders
    PLACE_IN_SENDER_FOLDER,
    FOLDER_OF_A_LISTED_SENDER,
    PROVINCE_OF_SENDER("province", "sender"),
    NO_SIGNATURE,
    SIGNATURE_OF_SENDER,
    SIGNATURE_IS_LINK_OR_DUPLICATE,
    SIGNATURE_BY_KEY_NOT_VALID_ON("date"),
    SIGNATURE_BY_NO_KEY_OF_SENDER,
    // explanations
    RULE_CODE,
    EXPLANATION_SCOPE,
    CHARACTERS("characters"),
    CHARACTERS_FROM_TO("minimum", "maximum"),
    LONG_NUMBER,
    NO_PERSONAL_NUMBERS,
    MORE_ROWS,
    AT_MOST_EXPLANATIONS("explanations"),
    LARGER_FILE,
    BYTES_OF_OTHER_ENCODING,
    UTF8_OR_GB18030,
    OTHER_HEADER,
    EXPLANATION_COLUMNS,
    QUOTE_NOT_CLOSED,
    CSV_FILE,
    // encoding and CSV
    SUPPORTED_ENCODING,
    BYTES_AT_OFFSET("bytes", "offset"),
    QUOTE_OUT_OF_PLACE,
    RFC_4180,
    MORE_THAN_CHARACTERS("characters"),
    RECORD_OF_AT_MOST_CHARACTERS("characters"),
    // workbooks
    LEGACY_WORKBOOK,
    WORKBOOK_WITHOUT_PASSWORD,
    WORKBOOK_FROM_SPREADSHEET,
    LARGE_WORKBOOK("bytes"),
    ONE_SHEET_OR_NAMED("name"),
    TOO_MANY_WORKBOOK_PARTS("parts"),
    TOO_MANY_SHEETS("sheets"),
    TOO_MANY_STYLES("styles"),
    TOO_MANY_SHARED_TEXTS("texts", "characters"),
    MISSING_WORKBOOK_PART("part"),
    PART_IS_NOT_XML,
    PART_IS_NOT_XML_AT_LINE("line"),
    UNKNOWN_SHARED_TEXT,
    LONG_SHEET_NAME("characters", "maximum"),
    LONG_NUMBER_FORMAT("characters", "maximum"),
    LONG_CELL("characters"),
    FORMULA_OUTSIDE_AREA,
    COLUMN_BEYOND_SHEET,
    ROWS_OUT_OF_ORDER,
    // header
    NO_HEADER,
    HEADER_WITH_CONTRACT_COLUMNS,
    HEADER_IN_FIRST_ROWS("rows"),
    HEADER_IN_ONE_ROW,
    NO_COLUMN_RECOGNIZED("encoding"),
    TWICE,
    EACH_COLUMN_ONCE,
    CONTRACT_COLUMN,
    ONLY_CONTRACT_COLUMNS,
    CONTRACT_UNITS,
    // rows
    ROWS("rows"),
    CELLS("cells"),
    HEADER_ONLY,
    ROWS_OF_DATA,
    ROWS_OF_DATA_ONLY,
    KEY_OF_LINE("line"),
    KEY_THAT_OCCURS_ONCE,
    NUMERIC_COLUMN_NOT_FOUND,
    // values
    HIDDEN_VALUE("mask", "characters"),
    VALUE_INSTEAD_OF_FORMULA,
    WHOLE_NUMBER,
    WHOLE_NUMBER_IN_UNIT("unit"),
    NUMBER_WITH_DECIMALS("decimals"),
    NUMBER_WITH_DECIMALS_IN_UNIT("decimals", "unit"),
    NUMBER_FROM_TO("minimum", "maximum"),
    YEAR_FROM_TO("first", "last"),
    YEAR_AT_LEAST("first"),
    YEAR_AT_MOST("last"),
    YEAR_OF_FOUR_DIGITS,
    DATE_LIKE_EXAMPLE,
    AT_MOST_CHARACTERS("characters"),
    REFERENCE_LIST_VALUE,
    TEXT_WITHOUT_CONTROL_CHARACTERS,
    CORRECTLY_DECODED_TEXT,
    NO_PERSONAL_NUMBER,
    VALID_PUBLIC_IDENTIFIER("standard"),
    VALID_ID_NUMBER,
    VALID_ID_NUMBER_SENT_AGAIN,
    // thresholds
    SHARE_OF_ROWS("rule", "percent", "rows", "received"),
    AT_MOST_PERCENT("percent");

    private final List<String> parameters;

    MessageKey(String... parameters) {
        this.parameters = List.of(parameters);
    }

    /** Key of the text. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names of the parameters, in the order of their values. */
    public List<String> parameters() {
        return parameters;
    }

    /**
     * The message with these values.
     *
     * @param values numbers or texts, unformatted
     * @throws IllegalArgumentException if the number of values is not that of the parameters: an error in the program
     */
    public Message with(Object... values) {
        if (values.length != parameters.size()) {
            throw new IllegalArgumentException(
                    code() + " has the parameters " + parameters + ", not " + values.length + " values");
        }
        return new Message(code(), Arrays.stream(values).map(MessageKey::text).toList());
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}

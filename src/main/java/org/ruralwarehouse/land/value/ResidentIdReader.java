package org.ruralwarehouse.land.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Hmac;
import org.ruralwarehouse.privacy.ResidentId;

/**
 * Validates a resident ID number (GB 11643) and replaces it by its pseudonym, sex and year of birth. The number itself
 * stays in memory only during the call.
 */
public final class ResidentIdReader implements ValueReader {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Disability certificate: the ID number, category 1 to 7, grade 1 to 4, and two characters when reissued. */
    private static final Pattern CERTIFICATE = Pattern.compile("(\\d{17}[0-9X])[1-7][1-4](?:[A-Z]\\d)?");

    private final DictionaryText male = DictionaryText.of("male");
    private final DictionaryText female = DictionaryText.of("female");
    private final int column;
    private final int sexColumn;
    private final int birthYearColumn;
    private final LocalDate latestBirth;
    private final Hmac hmac;
    private final byte[] digits = new byte[ResidentId.LENGTH];
    private final Violation invalid = new Violation("id_number_invalid", MessageKey.VALID_ID_NUMBER.with());

    /**
     * @param column index of the landed column of the high half; the low half is in the next column
     * @param sexColumn index of the landed column; negative if the contract has none
     * @param birthYearColumn index of the landed column; negative if the contract has none
     * @param latestBirth latest valid date of birth
     */
    public ResidentIdReader(int column, int sexColumn, int birthYearColumn, LocalDate latestBirth, Hmac hmac) {
        this.column = column;
        this.sexColumn = sexColumn;
        this.birthYearColumn = birthYearColumn;
        this.latestBirth = latestBirth;
        this.hmac = hmac;
    }

    @Override
    public @Nullable Violation read(String text, RowBuffer row) {
        String number = ResidentId.isValid(text, latestBirth) ? text : normalize(text, row);
        if (number == null) {
            return invalid;
        }
        System.arraycopy(number.getBytes(StandardCharsets.US_ASCII), 0, digits, 0, ResidentId.LENGTH);
        writePseudonym(row);
        return null;
    }

    @Override
    public boolean readBytes(CellSlices cells, int cell, RowBuffer row) {
        if (cells.length(cell) != ResidentId.LENGTH) {
            return false;
        }
        cells.copy(cell, digits);
        if (!ResidentId.isValid(digits, latestBirth)) {
            return false;
        }
        writePseudonym(row);
        return true;
    }

    /** Sets the pseudonym of {@link #digits} in the row and clears the digits. */
    private void writePseudonym(RowBuffer row) {
        byte[] code = hmac.of(digits);
        row.setNumber(column, (long) LONG.get(code, 0));
        row.setNumber(column + 1, (long) LONG.get(code, Long.BYTES));
        if (sexColumn >= 0) {
            row.setText(sexColumn, ResidentId.isMale(digits) ? male : female);
        }
        if (birthYearColumn >= 0) {
            row.setNumber(birthYearColumn, ResidentId.birthYear(digits));
        }
        Arrays.fill(digits, (byte) 0);
    }

    private @Nullable String normalize(String text, RowBuffer row) {
        if (text.length() > 2 * ResidentId.LENGTH) {
            return null;
        }
        String number = WidthNormalizer.normalize(text).toUpperCase(Locale.ROOT);
        if (number.length() > ResidentId.LENGTH && CERTIFICATE.matcher(number).matches()) {
            number = number.substring(0, ResidentId.LENGTH);
        }
        if (!ResidentId.isValid(number, latestBirth)) {
            return null;
        }
        row.markNormalized();
        return number;
    }
}

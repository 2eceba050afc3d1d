package org.ruralwarehouse.land.value;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.privacy.Hmac;
import org.ruralwarehouse.privacy.ResidentId;

/**
 * Checks a resident ID number, keeps what it tells about sex and year of birth, and replaces it by its pseudonym. The
 * number itself lives no longer than this call.
 */
public final class ResidentIdReader implements ValueReader {

    private static final int PSEUDONYM_BYTES = 16;

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
    private final Violation invalid = new Violation("id_number_invalid", "18 characters by GB 11643");

    /**
     * @param sexColumn negative when the contract does not keep it
     * @param birthYearColumn negative when the contract does not keep it
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

    /** The number in {@link #digits}. */
    private void writePseudonym(RowBuffer row) {
        row.setText(column, new DictionaryText(Arrays.copyOf(hmac.of(digits), PSEUDONYM_BYTES)));
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

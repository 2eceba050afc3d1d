package org.ruralwarehouse.land.value;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Constraints;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.GarbledTextDetector;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.privacy.PublicIdentifier;

/**
 * Reads text and validates it against pattern, length and lists. Codes and names repeat, so valid values are cached in
 * encoded form, up to a bound.
 */
public final class TextReader implements ValueReader {

    private static final int MAX_CACHED = 8192;
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final int column;
    private final UnaryOperator<String> normalizer;
    private final @Nullable Pattern pattern;
    private final Set<String> allowed;
    private final int maxLength;
    private final @Nullable Set<String> references;
    private final @Nullable PublicIdentifier identifier;
    private final Map<String, DictionaryText> cache = new HashMap<>();

    private final Violation wrongForm;
    private final Violation invalidIdentifier;
    private final Violation notAllowed;
    private final Violation tooLong;
    private final Violation notReferenced;
    private final Violation controlCharacter =
            new Violation("control_character", MessageKey.TEXT_WITHOUT_CONTROL_CHARACTERS.with());
    private final Violation garbled = new Violation("text_garbled", MessageKey.CORRECTLY_DECODED_TEXT.with());
    private final Violation personalData =
            new Violation("personal_data_in_value", MessageKey.NO_PERSONAL_NUMBER.with());

    /**
     * @param normalizer converts a value to the standard form of its format; identity for other formats
     * @param references the values of the list to which a foreign key points; null without a foreign key
     * @param referenceCode finding code for a value that is not in this list
     */
    public TextReader(
            Field field,
            int column,
            UnaryOperator<String> normalizer,
            @Nullable Set<String> references,
            String referenceCode) {
        this.column = column;
        this.normalizer = normalizer;
        this.references = references;
        this.identifier = PublicIdentifier.ofFormat(field.format()).orElse(null);
        invalidIdentifier = new Violation(
                "pattern_mismatch",
                identifier == null ? null : MessageKey.VALID_PUBLIC_IDENTIFIER.with(identifier.standard()));
        Constraints constraints = field.constraints();
        pattern = constraints.pattern() == null ? null : Pattern.compile(constraints.pattern());
        allowed = Set.copyOf(constraints.allowed());
        Integer length = constraints.maxLength();
        maxLength = length == null ? UNBOUNDED : length;
        wrongForm = new Violation("pattern_mismatch", Message.ofNullable(constraints.pattern()));
        notAllowed = new Violation("value_not_in_list", Message.ofValue(String.join(", ", constraints.allowed())));
        tooLong = new Violation("text_too_long", MessageKey.AT_MOST_CHARACTERS.with(maxLength));
        notReferenced = new Violation(referenceCode, MessageKey.REFERENCE_LIST_VALUE.with());
    }

    @Override
    public @Nullable Violation read(String text, RowBuffer row) {
        DictionaryText cached = cache.get(text);
        if (cached != null) {
            row.setText(column, cached);
            return null;
        }
        String value = normalizer.apply(text);
        boolean isNormalized = !value.equals(text);
        if (isNormalized) {
            row.markNormalized();
        }
        Violation violation = validate(value);
        if (violation != null) {
            return violation;
        }
        DictionaryText encoded = DictionaryText.of(value);
        if (!isNormalized && cache.size() < MAX_CACHED) {
            cache.put(text, encoded);
        }
        row.setText(column, encoded);
        return null;
    }

    private @Nullable Violation validate(String value) {
        if (identifier != null && !identifier.isValid(value)) {
            return PublicIdentifier.isResidentId(value) ? personalData : invalidIdentifier;
        }
        if (value.length() > maxLength && value.codePointCount(0, value.length()) > maxLength) {
            return tooLong;
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            return wrongForm;
        }
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return notAllowed;
        }
        if (references != null && !references.contains(value)) {
            return notReferenced;
        }
        if (hasControlCharacter(value)) {
            return controlCharacter;
        }
        if (identifier == null && Masking.containsPersonalNumber(value)) {
            return personalData;
        }
        return GarbledTextDetector.isGarbled(value) ? garbled : null;
    }

    private static boolean hasControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return true;
            }
        }
        return false;
    }
}

package org.ruralwarehouse.message;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Formats messages in both languages. Belongs to one thread. */
public final class MessageFormatter {

    private static final String MISSING = "none";
    private static final int MAX_DIGITS = 60;

    private final MessageCatalog catalog;
    private final Map<String, Optional<Patterns>> patterns = new HashMap<>();
    private final Language chinese = new Language(ULocale.SIMPLIFIED_CHINESE);
    private final Language english = new Language(ULocale.US);

    private record Patterns(MessageText text, MessageFormat zh, MessageFormat en) {}

    /** Number format of one language. */
    private static final class Language {
        private final LocalizedNumberFormatter numbers;

        Language(ULocale locale) {
            numbers = NumberFormatter.withLocale(locale);
        }

        String amount(BigDecimal amount) {
            return numbers.precision(Precision.fixedFraction(Math.max(0, amount.scale())))
                    .format(amount)
                    .toString();
        }
    }

    public MessageFormatter(MessageCatalog catalog) {
        this.catalog = catalog;
    }

    /** Formats a message; null for null. */
    public @Nullable BilingualText formatNullable(@Nullable Message message) {
        return message == null ? null : format(message);
    }

    /**
     * Formats a message. A message without a text, which a file of another version may have, or with a count that is
     * not a number, for example because it is masked, becomes its key and values.
     */
    public BilingualText format(Message message) {
        String key = message.key();
        if (key == null) {
            return new BilingualText(message.values().get(0), message.values().get(0));
        }
        Patterns found = patterns.computeIfAbsent(key, this::patterns).orElse(null);
        if (found == null
                || found.text().parameters().size() != message.values().size()) {
            return unformatted(message);
        }
        try {
            return new BilingualText(
                    found.zh().format(arguments(found.text(), message.values(), chinese, true)),
                    found.en().format(arguments(found.text(), message.values(), english, false)));
        } catch (IllegalArgumentException noNumber) {
            return unformatted(message);
        }
    }

    private Optional<Patterns> patterns(String key) {
        MessageText text = catalog.text(key);
        return Optional.ofNullable(text)
                .map(known -> new Patterns(
                        known,
                        new MessageFormat(known.text().zh(), ULocale.SIMPLIFIED_CHINESE),
                        new MessageFormat(known.text().en(), ULocale.US)));
    }

    private static BilingualText unformatted(Message message) {
        String text = message.key() + ": " + String.join(", ", message.values());
        return new BilingualText(text, text);
    }

    private Map<String, Object> arguments(MessageText text, List<String> values, Language language, boolean isChinese) {
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            MessageParameter parameter = text.parameters().get(i);
            arguments.put(parameter.name(), argument(parameter.type(), values.get(i), language, isChinese));
        }
        return arguments;
    }

    private Object argument(String type, String value, Language language, boolean isChinese) {
        if (value.isEmpty()) {
            return MISSING;
        }
        Optional<ValueType> known = ValueType.of(type);
        if (known.isEmpty()) {
            BilingualText name = catalog.names().name(type, value);
            return isChinese ? name.zh() : name.en();
        }
        BigDecimal number = isNumber(known.get()) ? number(value) : null;
        if (number == null) {
            return value;
        }
        // Plural forms need the number itself; the format of a number without decimals is that of its language.
        return known.get() == ValueType.COUNT ? number : language.amount(number);
    }

    private static boolean isNumber(ValueType type) {
        return type == ValueType.COUNT || type == ValueType.AMOUNT;
    }

    private static @Nullable BigDecimal number(String value) {
        try {
            return value.length() > MAX_DIGITS ? null : plain(new BigDecimal(value));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Null for a number whose exponent would fill the page with zeros. */
    private static @Nullable BigDecimal plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MAX_DIGITS ? null : number;
    }
}

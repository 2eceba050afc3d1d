package org.ruralwarehouse.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;

/** An independent implementation of the register's contract. */
final class ReferenceContract {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final ReferenceRegions regions;
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Set<String> missing;

    ReferenceContract(Contract contract, ReferenceRegions regions) {
        this.regions = regions;
        missing = Set.copyOf(contract.missingValues());
        for (Field field : contract.fields()) {
            Set<String> known = words.computeIfAbsent(field.name(), name -> new HashSet<>());
            field.categories().forEach(category -> {
                known.add(category.value());
                known.add(category.label());
                known.addAll(category.aliases());
            });
            known.addAll(field.trueValues());
            known.addAll(field.falseValues());
        }
    }

    /**
     * @param columns field names in the order of the file
     * @return empty when the row violates a rule
     */
    Optional<ReferenceClaim> read(CSVRecord row, List<String> columns, LocalDate periodEnd) {
        if (row.size() != columns.size()) {
            return Optional.empty();
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = row.get(i).strip();
            if (!missing.contains(text)) {
                cells.put(columns.get(i), text);
            }
        }
        String number = cells.getOrDefault("id_number", "").toUpperCase(Locale.ROOT);
        String region = code(cells.getOrDefault("region_code", ""));
        BigDecimal months = number(cells.get("months_worked"));
        BigDecimal wage = number(cells.get("monthly_wage_yuan"));
        boolean isGood = isIdNumber(number, periodEnd)
                && regions.isKnown(region)
                && regions.isKnown(code(cells.getOrDefault("work_region_code", "")))
                && cells.getOrDefault("county_name", "").length() <= 50
                && isListed(cells, "work_place", true)
                && cells.getOrDefault("industry_code", "").matches("[A-T]")
                && isListed(cells, "job_channel", true)
                && isListed(cells, "education", false)
                && isListed(cells, "is_trained", false)
                && isListed(cells, "is_relocated", true)
                && isBetween(months, 1, 12)
                && months.stripTrailingZeros().scale() <= 0
                && isBetween(wage, 0, 200_000);
        return isGood
                ? Optional.of(new ReferenceClaim(
                        Long.parseLong(number.substring(0, 17)),
                        region,
                        months.intValueExact(),
                        wage.setScale(2, RoundingMode.HALF_UP).unscaledValue().intValueExact()))
                : Optional.empty();
    }

    private boolean isListed(Map<String, String> cells, String field, boolean isRequired) {
        String text = cells.get(field);
        return text == null ? !isRequired : words.getOrDefault(field, Set.of()).contains(text);
    }

    private static boolean isBetween(BigDecimal value, long least, long most) {
        return value != null
                && value.compareTo(BigDecimal.valueOf(least)) >= 0
                && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /** Accepts full-width digits and commas between groups of three digits. */
    private static BigDecimal number(String text) {
        if (text == null) {
            return null;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (plain.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            plain = plain.replace(",", "");
        }
        return plain.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(plain) : null;
    }

    /**
     * Normalizes a code to six digits: twelve digits that end in six zeros, or a spreadsheet's number format of six
     * digits.
     */
    private static String code(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return plain.matches("\\d{6}(000000)?(\\.0+)?") ? plain.substring(0, 6) : plain;
    }

    private static boolean isIdNumber(String number, LocalDate latestBirth) {
        if (!number.matches("[1-9]\\d{16}[0-9X]")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        if ("10X98765432".charAt(sum % 11) != number.charAt(17)) {
            return false;
        }
        try {
            LocalDate birth = LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
            return birth.getYear() >= 1900 && !birth.isAfter(latestBirth);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}

package org.ruralwarehouse.bench.stock;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;

/** Field checks in an ItemProcessor; invalid rows are filtered. */
final class WorkerProcessor implements ItemProcessor<FieldSet, Worker> {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{16}[0-9X]");
    private static final Pattern INDUSTRY = Pattern.compile("[A-T]");
    private static final BigDecimal HIGHEST_WAGE = BigDecimal.valueOf(200_000);

    private final Map<String, Map<String, String>> categories = new HashMap<>();
    private final Set<String> regions;
    private final Mac mac;

    WorkerProcessor(Contract contract, Set<String> regions, String secret) throws GeneralSecurityException {
        this.regions = regions;
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256"));
        for (Field field : contract.fields()) {
            Map<String, String> values = categories.computeIfAbsent(field.name(), name -> new HashMap<>());
            for (Category category : field.categories()) {
                values.put(category.value(), category.value());
                values.put(category.label(), category.value());
                category.aliases().forEach(alias -> values.put(alias, category.value()));
            }
            field.trueValues().forEach(text -> values.put(text, "true"));
            field.falseValues().forEach(text -> values.put(text, "false"));
        }
    }

    @Override
    public @Nullable Worker process(FieldSet row) {
        String number = row.readString("id_number");
        String workPlace = category(row, "work_place");
        String jobChannel = category(row, "job_channel");
        String isRelocated = category(row, "is_relocated");
        if (!isValid(number)
                || !regions.contains(row.readString("region_code"))
                || !regions.contains(row.readString("work_region_code"))
                || workPlace == null
                || jobChannel == null
                || isRelocated == null
                || !INDUSTRY.matcher(row.readString("industry_code")).matches()) {
            return null;
        }
        try {
            int months = row.readInt("months_worked");
            BigDecimal wage = row.readBigDecimal("monthly_wage_yuan");
            if (months < 1 || months > 12 || wage == null || wage.signum() < 0 || wage.compareTo(HIGHEST_WAGE) > 0) {
                return null;
            }
            return new Worker(
                    HexFormat.of()
                            .formatHex(mac.doFinal(number.getBytes(StandardCharsets.US_ASCII)))
                            .substring(0, 32),
                    (number.charAt(16) - '0') % 2 == 1 ? "male" : "female",
                    Integer.parseInt(number.substring(6, 10)),
                    row.readString("region_code"),
                    row.readString("county_name"),
                    row.readString("work_region_code"),
                    workPlace,
                    row.readString("industry_code"),
                    jobChannel,
                    String.valueOf(category(row, "education")),
                    "true".equals(category(row, "is_trained")),
                    "true".equals(isRelocated),
                    months,
                    wage);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private @Nullable String category(FieldSet row, String field) {
        return categories.getOrDefault(field, Map.of()).get(row.readString(field));
    }

    private static boolean isValid(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        try {
            LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
        } catch (DateTimeException noSuchDay) {
            return false;
        }
        return "10X98765432".charAt(sum % 11) == number.charAt(17);
    }

    static List<Object> values(Worker worker) {
        return List.of(
                worker.personKey(),
                worker.sex(),
                worker.birthYear(),
                worker.regionCode(),
                worker.countyName(),
                worker.workRegionCode(),
                worker.workPlace(),
                worker.industryCode(),
                worker.jobChannel(),
                worker.education(),
                worker.isTrained(),
                worker.isRelocated(),
                worker.monthsWorked(),
                worker.monthlyWageYuan());
    }
}

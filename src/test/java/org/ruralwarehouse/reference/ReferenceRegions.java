package org.ruralwarehouse.reference;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The county of a division code in a year: the county with the code at the end of the year, otherwise the one with the
 * code a year before, otherwise a year after; if that county was merged, its successor.
 */
final class ReferenceRegions {

    private record Version(
            String durable,
            String code,
            String level,
            String province,
            LocalDate from,
            @Nullable LocalDate to,
            boolean isVirtual,
            boolean isLifted,
            String successor) {

        boolean isInForce(int year) {
            LocalDate end = LocalDate.of(year, 12, 31);
            return !from.isAfter(end) && (to == null || to.isAfter(end));
        }
    }

    private static final int[] YEARS_OFF = {0, -1, 1};

    private final Map<String, List<Version>> byCode = new HashMap<>();
    private final Map<String, List<Version>> byDurable = new HashMap<>();
    private final Map<String, String> remembered = new HashMap<>();

    ReferenceRegions(Path file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row : format.parse(reader)) {
                String to = row.get("valid_to");
                Version version = new Version(
                        row.get("region_durable_key"),
                        row.get("region_code"),
                        row.get("region_level"),
                        row.get("province_code"),
                        LocalDate.parse(row.get("valid_from")),
                        to.isEmpty() ? null : LocalDate.parse(to),
                        Boolean.parseBoolean(row.get("is_virtual")),
                        Boolean.parseBoolean(row.get("is_lifted_county")),
                        row.get("successor_durable_key"));
                byCode.computeIfAbsent(version.code(), key -> new ArrayList<>()).add(version);
                byDurable
                        .computeIfAbsent(version.durable(), key -> new ArrayList<>())
                        .add(version);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isKnown(String code) {
        return byCode.containsKey(code);
    }

    /** The code of the lifted county; empty when the code is not valid for one. */
    String county(String code, int year, String province) {
        return remembered.computeIfAbsent(code + year + province, key -> find(code, year, province));
    }

    private String find(String code, int year, String province) {
        List<Version> versions = byCode.getOrDefault(code, List.of());
        boolean isOfProvince =
                versions.stream().allMatch(version -> version.province().equals(province));
        boolean isCounty = versions.stream()
                .allMatch(version -> !version.isVirtual() && version.level().equals("county"));
        Version version = isOfProvince && isCounty ? applicableVersion(versions, year) : null;
        return version != null && version.isLifted() ? version.code() : "";
    }

    private @Nullable Version applicableVersion(List<Version> versions, int year) {
        for (int off : YEARS_OFF) {
            for (Version version : versions) {
                if (version.isInForce(year + off)) {
                    Version itself = inForce(version.durable(), year);
                    Version heir = inForce(version.successor(), year);
                    if (itself != null || heir != null) {
                        return Objects.requireNonNullElse(itself, heir);
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Version inForce(String durable, int year) {
        return byDurable.getOrDefault(durable, List.of()).stream()
                .filter(version -> version.isInForce(year))
                .findFirst()
                .orElse(null);
    }
}

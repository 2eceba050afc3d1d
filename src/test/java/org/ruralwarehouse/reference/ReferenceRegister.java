package org.ruralwarehouse.reference;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ruralwarehouse.bench.baseline.InboxFile;

/**
 * An independent, row-by-row implementation of the register without a database: quarantined rows, duplicate claims and
 * totals per county. It is simple rather than fast; the warehouse is compared with it.
 */
public final class ReferenceRegister {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ReferenceContract contract;
    private final ReferenceRegions regions;
    private final Map<String, String> submissions = new TreeMap<>();
    private final Map<String, ReferenceTotals> counties = new TreeMap<>();

    ReferenceRegister(ReferenceContract contract, ReferenceRegions regions) {
        this.contract = contract;
        this.regions = regions;
    }

    /** One line per submission: period, province, and its rows. */
    Collection<String> submissions() {
        return submissions.values();
    }

    /** Totals by year and county. */
    Map<String, ReferenceTotals> counties() {
        return counties;
    }

    /** Reads the files of one dataset. Files of a year are read together, because a person counts once a year. */
    void read(List<InboxFile> files) {
        Map<String, List<InboxFile>> byPeriod = new TreeMap<>();
        files.forEach(file -> byPeriod.computeIfAbsent(file.period(), key -> new ArrayList<>())
                .add(file));
        byPeriod.values().forEach(this::readYear);
    }

    private void readYear(List<InboxFile> files) {
        DecidingClaims deciding = new DecidingClaims(counties);
        for (InboxFile file : files) {
            List<ReferenceClaim> landed = new ArrayList<>();
            long received = land(file, landed);
            long duplicates = 0;
            long accepted = 0;
            int[] bounds = plausibleWages(landed);
            PersonMap seen = new PersonMap();
            for (ReferenceClaim claim : landed) {
                int before = seen.size();
                boolean isDuplicate = seen.indexOf(claim.person()) < before;
                duplicates += isDuplicate ? 1 : 0;
                String county = regions.county(claim.regionCode(), file.year(), file.provinceCode());
                boolean isOddWage = claim.wage() > 0 && (claim.wage() < bounds[0] || claim.wage() > bounds[1]);
                if (!isDuplicate && !county.isEmpty() && !isOddWage) {
                    accepted++;
                    deciding.add(claim, file, county);
                }
            }
            submissions.put(
                    file.period() + file.provinceCode(),
                    "%s %s: received %d, landed %d, duplicates %d, accepted %d"
                            .formatted(
                                    file.period(), file.provinceCode(), received, landed.size(), duplicates, accepted));
        }
    }

    private long land(InboxFile file, List<ReferenceClaim> landed) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(file.delimiter())
                .setIgnoreEmptyLines(true)
                .get();
        LocalDate periodEnd = LocalDate.of(file.year(), 12, 31);
        long received = 0;
        try (Reader reader = Files.newBufferedReader(file.path(), file.charset());
                CSVParser rows = format.parse(reader)) {
            for (CSVRecord row : rows) {
                if (row.getRecordNumber() == 1) {
                    continue;
                }
                received++;
                Optional<ReferenceClaim> claim = contract.read(row, file.columns(), periodEnd);
                claim.ifPresent(landed::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return received;
    }

    /** A fiftieth and fifty times the median wage of the file; wages outside are in another unit. */
    private static int[] plausibleWages(List<ReferenceClaim> landed) {
        int[] wages = landed.stream().mapToInt(ReferenceClaim::wage).sorted().toArray();
        if (wages.length == 0) {
            return new int[] {0, Integer.MAX_VALUE};
        }
        int middle = wages.length / 2;
        double median = wages.length % 2 == 1 ? wages[middle] : (wages[middle - 1] + wages[middle]) / 2.0;
        return new int[] {(int) Math.ceil(median * 0.02), (int) Math.floor(median * 50)};
    }

    /** Selects the deciding claim of a person: most months, then the highest wage, then the lowest province code. */
    private static final class DecidingClaims {

        private final Map<String, ReferenceTotals> counties;
        private final PersonMap places = new PersonMap();
        private final List<String> names = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private int[] months = new int[1 << 16];
        private int[] wages = new int[1 << 16];
        private int[] provinces = new int[1 << 16];
        private int[] homes = new int[1 << 16];

        DecidingClaims(Map<String, ReferenceTotals> counties) {
            this.counties = counties;
        }

        void add(ReferenceClaim claim, InboxFile file, String county) {
            int home = numbers.computeIfAbsent(file.year() + " " + county, name -> {
                names.add(name);
                return names.size() - 1;
            });
            ReferenceTotals totals = counties.computeIfAbsent(names.get(home), name -> new ReferenceTotals());
            totals.claim(file.personsPerRow());
            int known = places.size();
            int place = places.indexOf(claim.person());
            int province = Integer.parseInt(file.provinceCode());
            if (place < known) {
                if (!isBetter(claim, province, place)) {
                    return;
                }
                ReferenceTotals outranked = counties.get(names.get(homes[place]));
                outranked.count(file.personsPerRow(), months[place], wages[place], -1);
            }
            ensureCapacity(place);
            months[place] = claim.months();
            wages[place] = claim.wage();
            provinces[place] = province;
            homes[place] = home;
            totals.count(file.personsPerRow(), claim.months(), claim.wage(), 1);
        }

        private boolean isBetter(ReferenceClaim claim, int province, int place) {
            if (claim.months() != months[place]) {
                return claim.months() > months[place];
            }
            if (claim.wage() != wages[place]) {
                return claim.wage() > wages[place];
            }
            return province < provinces[place];
        }

        private void ensureCapacity(int place) {
            if (place == months.length) {
                months = Arrays.copyOf(months, 2 * place);
                wages = Arrays.copyOf(wages, 2 * place);
                provinces = Arrays.copyOf(provinces, 2 * place);
                homes = Arrays.copyOf(homes, 2 * place);
            }
        }
    }
}

package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ResidentIds;
import org.ruralwarehouse.testing.TinyWarehouse;

/** Random packages of several provinces and periods, with duplicates within and across provinces and invalid rows. */
final class OrchardPackages {

    private static final List<String> PROVINCES = List.of("510000", "520000", "530000", "640000");
    private static final List<String> PERIODS = List.of("2021", "2022", "2022-Q3");
    private static final List<String> PLACES = List.of("530113", "530129", "520522");
    private static final int KEEPERS = 25;

    private final Path inbox;
    private final Random random;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private int rejected;

    OrchardPackages(Path inbox, Random random) {
        this.inbox = inbox;
        this.random = random;
    }

    /** The latest attempt of a province for a period. */
    private record Sent(int attempt, List<String> orchards, List<String> harvests) {}

    /** Sends the first attempt of a province for a period, if there still is a free one; returns a description. */
    String sendNew() {
        List<String> free = new ArrayList<>();
        for (String province : PROVINCES) {
            for (String period : PERIODS) {
                if (!sent.containsKey(province + " " + period)) {
                    free.add(province + " " + period);
                }
            }
        }
        if (free.isEmpty()) {
            return correct();
        }
        String slot = free.get(random.nextInt(free.size()));
        List<String> orchards = new ArrayList<>();
        for (int row = 4 + random.nextInt(12); row > 0; row--) {
            orchards.add(orchard(slot));
        }
        return send(slot, new Sent(1, orchards, harvests()));
    }

    /** Sends another attempt with changed, removed and added rows, or with the same rows; returns a description. */
    String correct() {
        List<String> slots = List.copyOf(sent.keySet());
        String slot = slots.get(random.nextInt(slots.size()));
        Sent previous = Objects.requireNonNull(sent.get(slot));
        List<String> orchards = new ArrayList<>(previous.orchards());
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            switch (random.nextInt(4)) {
                case 0 -> orchards.add(orchard(slot));
                case 1 -> orchards.add(orchards.get(random.nextInt(orchards.size())));
                case 2 -> orchards.set(random.nextInt(orchards.size()), orchard(slot));
                default -> {
                    if (orchards.size() > 2) {
                        orchards.remove(random.nextInt(orchards.size()));
                    }
                }
            }
        }
        List<String> harvests = random.nextInt(3) == 0 ? harvests() : previous.harvests();
        return send(slot, new Sent(previous.attempt() + 1, orchards, harvests));
    }

    /** Sends a package whose file does not have the hash of the manifest; returns a description. */
    String sendDamaged() {
        rejected++;
        String name = "damaged-" + rejected;
        new PackageBuilder(name)
                .province(PROVINCES.get(random.nextInt(PROVINCES.size())))
                .attempt(20 + rejected)
                .csv("orchard", TinyWarehouse.HEADER, orchard("530000 2022"))
                .resource("orchard", resource -> resource.put("hash", "sha256:" + "0".repeat(64)))
                .writeDirectory(inbox);
        return name;
    }

    private String send(String slot, Sent submission) {
        String[] key = slot.split(" ");
        String name = key[0] + "-" + key[1] + "-attempt-" + submission.attempt();
        List<String> orchards = new ArrayList<>(List.of(TinyWarehouse.HEADER));
        orchards.addAll(submission.orchards());
        PackageBuilder builder = new PackageBuilder(name)
                .province(key[0])
                .period(key[1])
                .attempt(submission.attempt())
                .csv("orchard", orchards.toArray(String[]::new));
        // A later attempt may have only one of the files; then the previous attempt of the other stays effective.
        if (random.nextInt(4) > 0) {
            List<String> harvests = new ArrayList<>(List.of("地块代码,品类,千克"));
            harvests.addAll(submission.harvests());
            builder.csv("harvest", harvests.toArray(String[]::new));
        }
        builder.writeDirectory(inbox);
        sent.put(slot, submission);
        return name + " with " + submission.orchards().size() + " rows";
    }

    private String orchard(String slot) {
        int keeper = random.nextInt(KEEPERS);
        // One in 20 rows has a value of the wrong type.
        String trees = random.nextInt(20) == 0 ? "x" : String.valueOf(1 + random.nextInt(85));
        return String.join(
                ",",
                ResidentIds.of("530129", "19790101", keeper),
                place(),
                "-",
                slot.split("[ -]")[1],
                trees,
                "-",
                "-",
                "是",
                random.nextInt(3) == 0 ? "梨" : "苹果",
                "-");
    }

    private List<String> harvests() {
        TreeSet<String> keys = new TreeSet<>();
        for (int row = random.nextInt(4); row >= 0; row--) {
            keys.add(place() + "," + (random.nextBoolean() ? "水果" : "坚果"));
        }
        return keys.stream().map(key -> key + "," + random.nextInt(3_000)).toList();
    }

    private String place() {
        return PLACES.get(random.nextInt(PLACES.size()));
    }
}

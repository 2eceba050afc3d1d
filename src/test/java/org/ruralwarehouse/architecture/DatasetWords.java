package org.ruralwarehouse.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.LandedColumn;

/**
 * Finds the words of datasets in a text. {@code regionCode}, {@code REGION_CODE} and {@code region_code} are the same
 * word; {@code oldRegionCode} contains it.
 *
 * @param words names of datasets and fields
 * @param allowed phrases that may contain such a word
 */
record DatasetWords(Set<String> words, Set<String> allowed) {

    /** Names of datasets, fields, landed columns and pseudonyms. */
    static DatasetWords of(List<Contract> contracts, Set<String> allowed) {
        Set<String> words = new TreeSet<>();
        for (Contract contract : contracts) {
            words.add(contract.name());
            contract.fields().stream().map(Field::name).forEach(words::add);
            contract.primaryKey().forEach(words::add);
            contract.landedColumns().stream().map(LandedColumn::name).forEach(words::add);
        }
        return new DatasetWords(words, allowed);
    }

    List<String> hits(String file, String text) {
        Pattern forbidden = anyOf(words);
        Pattern tolerated = anyOf(allowed);
        List<String> hits = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String snake = toSnakeCase(line);
            List<MatchResult> tolerable = tolerated.matcher(snake).results().toList();
            for (MatchResult hit : forbidden.matcher(snake).results().toList()) {
                if (tolerable.stream().noneMatch(t -> t.start() <= hit.start() && hit.end() <= t.end())) {
                    hits.add(file + ":" + number + " contains " + hit.group());
                }
            }
        }
        return hits;
    }

    /** The allowed phrases that occur in a text. */
    Set<String> needed(String text) {
        return anyOf(allowed)
                .matcher(toSnakeCase(text))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** Matches whole words; the longest one when several begin at the same position. */
    private static Pattern anyOf(Collection<String> words) {
        return Pattern.compile(words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![a-z0-9])(?:", ")(?![a-z0-9])")));
    }

    private static String toSnakeCase(String text) {
        return text.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}

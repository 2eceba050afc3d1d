package org.ruralwarehouse.testing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Fictitious personal numbers, each different and in one form, and the search for them in any text. */
public final class PersonalMarkers {

    /**
     * One number.
     *
     * @param text as a sender writes it
     * @param core digits that identify it, in every output that leaks it
     */
    public record Marker(String text, String core) {}

    private static final String CHINESE = "〇一二三四五六七八九";

    private final List<Marker> planted = new ArrayList<>();

    /** New markers, one in each form; they differ from all previous ones. */
    public List<Marker> inEveryForm() {
        List<Marker> markers = new ArrayList<>();
        List<UnaryOperator<String>> idForms = List.of(
                id -> id,
                id -> id.toLowerCase(),
                id -> grouped(id, " "),
                id -> grouped(id, "-"),
                id -> grouped(id, "."),
                id -> grouped(id, "\u200B"),
                id -> grouped(id, "\n"),
                id -> mapped(id, "０１２３４５６７８９"),
                id -> mapped(id, CHINESE),
                id -> mapped(id, "⓪①②③④⑤⑥⑦⑧⑨"),
                id -> String.join(" ", id.split("")));
        for (UnaryOperator<String> form : idForms) {
            String id = nextId(markers.size());
            markers.add(new Marker(form.apply(id), id.substring(6, 17)));
        }
        String id = nextId(markers.size());
        markers.add(new Marker(id.charAt(0) + "." + id.substring(1, 15) + "E+17", id.substring(6, 15)));
        String old = nextId(markers.size());
        String short15 = old.substring(0, 6) + old.substring(8, 17);
        markers.add(new Marker(short15, short15.substring(3)));
        String mobile = "139" + nextId(markers.size()).substring(9, 17);
        markers.add(new Marker(mobile, mobile));
        markers.add(new Marker("0871-6" + old.substring(10, 17), "08716" + old.substring(10, 17)));
        planted.addAll(markers);
        return markers;
    }

    private String nextId(int offset) {
        int number = planted.size() + offset;
        String birth = LocalDate.of(1951, 1, 3).plusDays(37L * number).format(DateTimeFormatter.BASIC_ISO_DATE);
        return ResidentIds.of("532625", birth, 100 + number % 900);
    }

    private static String grouped(String id, String separator) {
        return id.substring(0, 6) + separator + id.substring(6, 14) + separator + id.substring(14);
    }

    private static String mapped(String id, String digits) {
        StringBuilder text = new StringBuilder();
        id.chars().forEach(c -> text.append(c == 'X' ? 'X' : digits.charAt(c - '0')));
        return text.toString();
    }

    /** All markers so far. */
    public List<Marker> planted() {
        return planted;
    }

    /** The markers in a text, with any separators between their digits. */
    public List<Marker> in(String text) {
        StringBuilder digits = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).chars().forEach(c -> {
            int chinese = CHINESE.indexOf(c);
            if (c >= '0' && c <= '9' || chinese >= 0) {
                digits.append(chinese >= 0 ? (char) ('0' + chinese) : (char) c);
            }
        });
        return planted.stream()
                .filter(marker -> digits.indexOf(marker.core()) >= 0)
                .toList();
    }
}

package org.ruralwarehouse.report.page;

import java.util.List;
import java.util.stream.Collectors;
import org.ruralwarehouse.report.document.PackageReport.Place;

/** Shortens lists of findings and long texts of senders for the pages. */
final class Places {

    private static final int MAX_EXAMPLES = 5;
    private static final int MAX_POSITIONS = 3;
    private static final int MAX_LENGTH = 300;

    private Places() {}

    /** Returns the findings that the page shows; the CSV file beside it lists all of them. */
    static List<Place> first(List<Place> places) {
        return places.subList(0, Math.min(MAX_EXAMPLES, places.size()));
    }

    /**
     * Lists the first places as {@code file:line} or {@code file:cell}.
     *
     * @param count number of places, including those that are not in the list
     */
    static String positions(List<Place> places, long count) {
        return places.stream().limit(MAX_POSITIONS).map(Places::position).collect(Collectors.joining(", "))
                + (count > MAX_POSITIONS ? " …" : "");
    }

    private static String position(Place place) {
        String file = place.file() == null ? "" : place.file();
        if (place.cell() != null) {
            return file + ":" + place.cell();
        }
        return place.line() == null ? file : file + ":" + place.line();
    }

    /** Returns at most 300 characters; a longer text ends with an ellipsis. */
    static String truncated(String text) {
        return text.length() <= MAX_LENGTH || text.codePointCount(0, text.length()) <= MAX_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "…";
    }
}

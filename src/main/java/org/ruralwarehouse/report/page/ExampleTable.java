package org.ruralwarehouse.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.document.PackageReport.Place;

/** Table of the first findings of a rule. On a phone each finding is a card. */
final class ExampleTable {

    private static final int MAX_LENGTH = 300;

    private ExampleTable() {}

    static Html html(List<Place> places, boolean isCompared) {
        boolean hasDifference = places.stream().anyMatch(p -> p.difference() != null);
        Bilingual location = Bilingual.of("位置", "location");
        Bilingual column = Bilingual.of("列", "column");
        Bilingual found = Bilingual.of("填报", "found");
        Bilingual expected = Bilingual.of("应为", "expected");
        Bilingual difference = Bilingual.of("差额", "difference");
        Html rows = Html.join(places.stream()
                .map(place -> Html.of(
                        "<tr role=\"row\">{}{}{}{}{}</tr>",
                        cell("where", location, Html.of("{}{}", location(place), change(place, isCompared))),
                        cell("column", column, column(place)),
                        cell("found", found, value(place.found(), place.foundZh())),
                        cell("expected", expected, value(place.expected(), place.expectedZh())),
                        hasDifference
                                ? cell("difference", difference, Html.text(Numbers.grouped(place.difference())))
                                : Html.EMPTY))
                .toList());
        return Html.of(
                """
                <table class="examples" role="table">
                <thead role="rowgroup"><tr role="row">{}{}{}{}{}</tr></thead>
                <tbody role="rowgroup">
                {}
                </tbody>
                </table>""",
                head(location),
                head(column),
                head(found),
                head(expected),
                hasDifference ? head(difference) : Html.EMPTY,
                rows);
    }

    private static Html head(Bilingual label) {
        return Html.of("<th scope=\"col\" role=\"columnheader\">{}</th>", label.html());
    }

    /** The label is visible on a phone only, where the table head is hidden. */
    private static Html cell(String cssClass, Bilingual label, Html content) {
        return Html.of(
                "<td role=\"cell\" class=\"{}\"><span class=\"label\" aria-hidden=\"true\">{}</span>"
                        + "<span class=\"content\">{}</span></td>",
                cssClass,
                label.html(),
                content);
    }

    private static Html location(Place place) {
        if (place.file() == null && place.line() == null) {
            return Bilingual.of("数据包", "package").html();
        }
        Html file = place.file() == null ? Html.EMPTY : Html.of("<bdi>{}</bdi> ", truncated(place.file()));
        Html sheet = place.sheet() == null ? Html.EMPTY : Html.of("<bdi>{}</bdi> ", truncated(place.sheet()));
        return Html.of("{}{}{}", file, sheet, lineOrCell(place).html());
    }

    private static Bilingual lineOrCell(Place place) {
        if (place.cell() != null) {
            return Bilingual.of("单元格 " + place.cell(), "cell " + place.cell());
        }
        Long line = place.line();
        return line == null ? Bilingual.of("整个文件", "whole file") : Bilingual.of("第 " + line + " 行", "line " + line);
    }

    /** Returns file and line, or file and cell, as {@code file:line}. */
    static String position(Place place) {
        String file = place.file() == null ? "" : place.file();
        if (place.cell() != null) {
            return file + ":" + place.cell();
        }
        return place.line() == null ? file : file + ":" + place.line();
    }

    private static Html change(Place place, boolean isCompared) {
        return isCompared && "new".equals(place.change())
                ? Html.of(
                        " <span class=\"fresh\">{}</span>", ChangeTable.added().html())
                : Html.EMPTY;
    }

    private static Html column(Place place) {
        if (place.column() == null) {
            return Html.text("\u2013");
        }
        return place.columnTitle() == null
                ? Html.of("<code>{}</code>", truncated(place.column()))
                : Html.of("<span lang=\"zh-CN\">{}</span> <code>{}</code>", place.columnTitle(), place.column());
    }

    private static Html value(@Nullable String value, @Nullable String zh) {
        if (value == null) {
            return Html.of(
                    "<span class=\"nothing\">{}</span>",
                    Bilingual.of("（空）", "(empty)").html());
        }
        return zh == null
                ? Html.of("<bdi class=\"value\">{}</bdi>", truncated(value))
                : Bilingual.of(truncated(zh), truncated(value)).html();
    }

    private static String truncated(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "…";
    }
}

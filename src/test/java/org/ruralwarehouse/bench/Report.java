package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects the results and writes them as tables to the console and to a Markdown file. */
final class Report {

    /** A table with heading and notes. */
    private record Section(String title, String note, List<String> head, List<List<String>> rows) {}

    private static final List<String> VERDICT_HEAD = List.of("what", "target", "ours", "baseline", "ratio", "verdict");

    private final List<List<String>> verdicts = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    /** Adds a ratio that must not exceed its target. */
    void ratio(String what, double ours, double baseline, double target, String oursText, String baselineText) {
        double ratio = ours / baseline;
        verdicts.add(List.of(
                what,
                "at most " + NumberFormats.number(target),
                oursText,
                baselineText,
                ratio < 0.1 ? "1/" + NumberFormats.number(1 / ratio) : NumberFormats.number(ratio),
                verdict(ratio <= target)));
    }

    /** Adds a value that must not exceed its target. */
    void bound(String what, String target, String ours, boolean isMet) {
        verdicts.add(List.of(what, target, ours, "", "", verdict(isMet)));
    }

    /** Adds a value without a target. */
    void fact(String what, String ours) {
        verdicts.add(List.of(what, "", ours, "", "", ""));
    }

    void section(String title, String note, List<String> head, List<List<String>> rows) {
        sections.add(new Section(title, note, head, rows));
    }

    private static String verdict(boolean isMet) {
        return isMet ? "met" : "MISSED";
    }

    private List<Section> all() {
        List<Section> all = new ArrayList<>();
        all.add(new Section("Targets", "", VERDICT_HEAD, verdicts));
        all.addAll(sections);
        return all;
    }

    String console() {
        return all().stream().map(Report::console).collect(Collectors.joining("\n"));
    }

    private static String console(Section section) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(section.head());
        lines.addAll(section.rows());
        int[] widths = IntStream.range(0, section.head().size())
                .map(i -> lines.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder(section.title()).append('\n');
        for (List<String> line : lines) {
            text.append("  ");
            for (int i = 0; i < widths.length; i++) {
                text.append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            text.append('\n');
        }
        return text.toString();
    }

    void write(Path file, String title, List<String> preamble) {
        StringBuilder text = new StringBuilder("# ").append(title).append("\n\n");
        preamble.forEach(line -> text.append("- ").append(line).append('\n'));
        for (Section section : all()) {
            text.append("\n## ").append(section.title()).append("\n\n");
            if (!section.note().isEmpty()) {
                text.append(section.note()).append("\n\n");
            }
            text.append(row(section.head()))
                    .append("|")
                    .append(" --- |".repeat(section.head().size()))
                    .append('\n');
            section.rows().forEach(line -> text.append(row(line)));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}

package org.ruralwarehouse.documentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a Markdown document refers to. Fenced blocks yield commands only: a link or a heading in them is an example.
 *
 * @param links targets of links and images, as written
 * @param anchors what a link into the document may name after {@code #}, formed as GitHub does it
 * @param code texts in backticks
 * @param commands lines of fenced blocks
 * @param examples names that the document makes up, as the comment {@code <!-- not in the checkout: a, b -->} states
 */
record Markdown(
        List<String> links, Set<String> anchors, List<String> code, List<String> commands, Set<String> examples) {

    private static final Pattern FENCE = Pattern.compile("\\s*(```+|~~~+).*");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
    private static final Pattern CODE = Pattern.compile("(?<!`)`([^`]+)`(?!`)");
    private static final Pattern LINK = Pattern.compile("\\]\\(\\s*<?([^)>\\s]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern REFERENCE =
            Pattern.compile("\\s{0,3}\\[[^\\]]+\\]:\\s+<?(\\S+?)>?(?:\\s+\".*\")?\\s*");
    private static final Pattern EXAMPLES = Pattern.compile("<!-- not in the checkout: (.+?) -->");
    private static final Pattern HTML_ANCHOR = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");

    static Markdown parse(String text) {
        List<String> prose = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        String fence = "";
        for (String line : text.split("\n", -1)) {
            Matcher mark = FENCE.matcher(line);
            if (fence.isEmpty() && mark.matches()) {
                fence = mark.group(1);
            } else if (!fence.isEmpty() && line.strip().equals(fence)) {
                fence = "";
            } else if (fence.isEmpty()) {
                prose.add(line);
            } else {
                commands.add(line.strip());
            }
        }
        // A text in backticks may go over the end of a line.
        List<String> code = found(CODE, String.join("\n", prose)).stream()
                .map(found -> found.replaceAll("\\s+", " "))
                .toList();
        Set<String> examples = found(EXAMPLES, text).stream()
                .flatMap(names -> Stream.of(names.split(",\\s*")))
                .collect(Collectors.toSet());
        return new Markdown(links(prose), anchors(prose), code, List.copyOf(commands), examples);
    }

    /** Targets of make that the document names, in a fenced block or in backticks. */
    Set<String> makeTargets() {
        Set<String> targets = new TreeSet<>();
        List<String> lines = new ArrayList<>(code);
        lines.addAll(commands);
        for (String line : lines) {
            String[] words = line.split("\\s+");
            if (!words[0].equals("make")) {
                continue;
            }
            for (int i = 1; i < words.length && words[i].matches("[a-z][a-z-]*|[A-Z_]+=\\S*"); i++) {
                if (!words[i].contains("=")) {
                    targets.add(words[i]);
                } else if (words[i].contains("\"") || words[i].contains("'")) {
                    break;
                }
            }
        }
        return targets;
    }

    /** Whether a path is made up: it contains a name that the document states to be an example. */
    boolean isExample(String path) {
        return examples.stream().anyMatch(path::contains);
    }

    private static List<String> links(List<String> prose) {
        List<String> links = new ArrayList<>();
        for (String line : prose) {
            String withoutCode = CODE.matcher(line).replaceAll("code");
            links.addAll(found(LINK, withoutCode));
            Matcher reference = REFERENCE.matcher(withoutCode);
            if (reference.matches()) {
                links.add(reference.group(1));
            }
        }
        return links;
    }

    private static Set<String> anchors(List<String> prose) {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> uses = new HashMap<>();
        for (String line : prose) {
            anchors.addAll(found(HTML_ANCHOR, line));
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = anchor(heading.group(1));
                int earlier = uses.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
            }
        }
        return anchors;
    }

    private static String anchor(String heading) {
        return heading.replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}

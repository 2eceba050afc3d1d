package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that every template keeps, whether a test renders it or not. */
class TemplateRulesTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path TRANSLATED = Path.of("target/generated-sources/jte/org/ruralwarehouse/report/page");

    /** Ways to write text without escaping it, or to run code in the browser. */
    private static final Pattern BYPASS = Pattern.compile(
            "(?i)\\$unsafe|jteOutput|writeContent|writeUnsafe|@raw|<script|<style(?!>\\$\\{StyleSheet.CONTENT})"
                    + "|<iframe|<object|<embed|<base|\\s(on[a-z]+|style|srcdoc|src)\\s*=\\s*[\"'{@]|javascript:");

    /** Attributes with a text that a reader sees or hears: they could not change with the language. */
    private static final Pattern TEXT_ATTRIBUTE = Pattern.compile("\\s(title|alt|aria-label|placeholder)=[\"'$]");

    /** Names of the languages, each in its own language. */
    private static final List<String> LANGUAGES = List.of("中文", "English");

    private static Map<String, String> templates() throws IOException {
        return files(TEMPLATES, ".jte");
    }

    private static Map<String, String> files(Path folder, String ending) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.filter(f -> f.toString().endsWith(ending)).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static List<String> bypasses(Map<String, String> files) {
        List<String> found = new ArrayList<>();
        files.forEach((name, text) -> BYPASS.matcher(text)
                .results()
                .map(match -> name + ": " + match.group().strip())
                .forEach(found::add));
        return found;
    }

    /** Returns the words of a page that its template contains outside a text in two languages. */
    private static String wordsInOneLanguage(String translated) {
        String page = Pattern.compile("writeContent\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\)")
                .matcher(translated)
                .results()
                .map(MatchResult::group)
                .map(call -> call.substring(call.indexOf('"') + 1, call.length() - 2))
                .collect(Collectors.joining("\u0001"));
        String text = page.replace("\\\"", "\"").replace("\\n", "\n").replaceAll("<[^>]*>", " ");
        for (String language : LANGUAGES) {
            text = text.replaceFirst("(?<!\\p{L})" + language + "(?!\\p{L})", "");
        }
        return text.replaceAll("[^\\p{L}]+", " ").strip();
    }

    @Test
    void no_template_bypasses_escaping() throws IOException {
        assertThat(templates()).hasSizeGreaterThan(15);
        assertThat(bypasses(templates())).isEmpty();
    }

    @Test
    void finds_a_bypass_in_any_spelling() {
        for (String bypass : List.of(
                "<p>$unsafe{name}</p>",
                "!{jteOutput.writeContent(name);}",
                "@raw<b>@endraw",
                "<style>${name}</style>",
                "<SCRIPT>",
                "<p onclick=\"x\">",
                "<p style=\"${x}\">",
                "<a href=\"javascript:x\">")) {
            assertThat(bypasses(Map.of("a.jte", bypass))).as(bypass).isNotEmpty();
        }
    }

    /** Only the style sheet is written without escaping. */
    @Test
    void java_writes_unescaped_content_in_one_place() throws IOException {
        Map<String, String> sources = files(Path.of("src/main/java/org/ruralwarehouse/report/page"), ".java");

        assertThat(sources.entrySet().stream()
                        .filter(file -> file.getValue().matches("(?s).*(writeContent|writeUnsafe|writeBinary).*"))
                        .map(Map.Entry::getKey))
                .containsExactly("StyleSheet.java");
    }

    @Test
    void every_text_has_both_languages() throws IOException {
        Map<String, String> translated = files(TRANSLATED, ".java");
        assertThat(translated).hasSameSizeAs(templates());
        Map<String, String> problems = new TreeMap<>();
        translated.forEach((name, source) -> {
            String words = wordsInOneLanguage(source);
            if (!words.isEmpty()) {
                problems.put(name, words);
            }
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void finds_a_text_in_one_language() {
        assertThat(wordsInOneLanguage("""
                jteOutput.writeContent("<p class=\\"a\\">Oops <b>");
                jteOutput.writeContent("</b> \\n不好</p>");
                """)).isEqualTo("Oops 不好");
        assertThat(wordsInOneLanguage("""
                jteOutput.writeContent("<p id=\\"rule-");
                jteOutput.writeUserContent(code);
                jteOutput.writeContent("-a\\">\\n</p>=");
                """)).isEmpty();
    }

    @Test
    void no_text_is_in_the_wrong_language() throws IOException {
        Map<String, String> sources = templates();
        sources.putAll(files(Path.of("src/main/java/org/ruralwarehouse/report/page"), ".java"));

        assertThat(sources.values().stream().flatMap(source -> bilingualCalls(source).stream()))
                .hasSizeGreaterThan(80);
        assertThat(sources.values().stream().flatMap(source -> misplacedTexts(source).stream()))
                .isEmpty();
    }

    @Test
    void finds_a_text_in_the_wrong_language() {
        assertThat(misplacedTexts("""
                @template.text("好", "good") @template.text(report.zh(), report.en())
                @template.text("第" + (n + 1) + "行, (", n == 1 ? "line 1" : "line " + n)
                @template.cell(style = "a", zh = "列", en = "column", content = @`<b>`)
                """)).isEmpty();
        assertThat(misplacedTexts("@template.text(\"good\", \"好\")")).hasSize(2);
        assertThat(misplacedTexts("new Bilingual(\"好\", \"\")")).hasSize(1);
        assertThat(misplacedTexts("@template.cell(style = \"a\", zh = \"x\", en = \"y\", content = x)"))
                .hasSize(1);
    }

    /** Returns the arguments, without other arguments than the Chinese and the English text. */
    private static List<List<String>> bilingualCalls(String source) {
        List<List<String>> calls = new ArrayList<>();
        Matcher call = Pattern.compile("(?:@template\\.text|@template\\.cell|new Bilingual)\\(")
                .matcher(source);
        while (call.find()) {
            List<String> arguments = arguments(source, call.end());
            calls.add(call.group().contains("cell") ? arguments.subList(1, 3) : arguments);
        }
        return calls;
    }

    /** Splits the arguments that begin at an index. */
    private static List<String> arguments(String source, int begin) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean isString = false;
        int from = begin;
        for (int i = begin; depth >= 0; i++) {
            char c = source.charAt(i);
            isString ^= c == '"';
            if (!isString && (c == '(' || c == ')')) {
                depth += c == '(' ? 1 : -1;
            }
            if (!isString && (depth < 0 || depth == 0 && c == ',')) {
                arguments.add(source.substring(from, i));
                from = i + 1;
            }
        }
        return arguments;
    }

    private static List<String> misplacedTexts(String source) {
        List<String> misplaced = new ArrayList<>();
        for (List<String> call : bilingualCalls(source)) {
            if (call.get(0).contains("\"") && !call.get(0).matches("(?s).*[\\p{IsHan}（].*")) {
                misplaced.add("Not Chinese: " + call.get(0));
            }
            String english = call.get(1);
            if (english.contains("\"") && (english.contains("\"\"") || english.matches("(?s).*\\p{IsHan}.*"))) {
                misplaced.add("Not English: " + english);
            }
        }
        return misplaced;
    }

    @Test
    void no_attribute_contains_a_text() throws IOException {
        assertThat(templates())
                .allSatisfy((name, text) ->
                        assertThat(TEXT_ATTRIBUTE.matcher(text).find()).as(name).isFalse());
    }
}

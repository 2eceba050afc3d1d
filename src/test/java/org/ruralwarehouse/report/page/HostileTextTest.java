package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.report.document.NationalReport;
import org.ruralwarehouse.report.document.PackageReport;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts a hostile text into every field of a report. The page must have the same elements as with a harmless text. */
class HostileTextTest {

    private static final String HARMLESS = "harmless";

    /** Codes of the program. Other values select other texts; they must not harm either. */
    private static final Set<String> CODES = Set.of("severity", "effect", "change");

    static Stream<UnaryOperator<String>> pages() {
        PackageReport report = Reports.full("七");
        NationalReport national = Reports.national("七");
        return Stream.of(Set.<String>of(), CODES)
                .flatMap(kept -> Stream.of(
                        text -> new ReportPage().of((PackageReport) filled(report, text, kept)),
                        text -> new NationalPage().of((NationalReport) filled(national, text, kept))));
    }

    /** Returns a copy in which every text has been replaced, in nested records and lists too. */
    private static Object filled(Object value, String text, Set<String> kept) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> filled(element, text, kept)).toList();
        }
        if (!(value instanceof Record)) {
            return value instanceof String ? text : value;
        }
        RecordComponent[] components = value.getClass().getRecordComponents();
        try {
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                Object old = components[i].getAccessor().invoke(value);
                values[i] = old == null || kept.contains(components[i].getName()) ? old : filled(old, text, kept);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return value.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Elements with the names of their attributes. */
    private static List<String> structure(Document page) {
        return Pages.elements(page)
                .map(element -> element.getTagName()
                        + attributes(element).map(name -> " " + name).toList())
                .toList();
    }

    private static Stream<String> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i).getNodeName());
    }

    private static int count(String page, String text) {
        return page.split(Pattern.quote(text), -1).length - 1;
    }

    private static String contents(Document page) {
        StringBuilder contents = new StringBuilder(page.getDocumentElement().getTextContent());
        Pages.elements(page)
                .forEach(element -> attributes(element).forEach(name -> contents.append(element.getAttribute(name))));
        return contents.toString();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void adds_no_element_and_no_attribute(UnaryOperator<String> page) {
        Document hostile = Pages.parsed(page.apply(Reports.HOSTILE));
        Document harmless = Pages.parsed(page.apply(HARMLESS));

        assertThat(structure(hostile)).isEqualTo(structure(harmless)).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void is_shown_wherever_a_harmless_text_would_be(UnaryOperator<String> page) {
        String shown = Reports.HOSTILE.replace('\u202E', '\uFFFD');
        int places = count(contents(Pages.parsed(page.apply(HARMLESS))), HARMLESS);

        assertThat(places).isGreaterThan(10);
        assertThat(count(contents(Pages.parsed(page.apply(Reports.HOSTILE))), shown))
                .isEqualTo(places);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leaves_no_character_that_reorders_or_controls(UnaryOperator<String> page) {
        StringBuilder controls = new StringBuilder("x");
        for (int c : new int[] {0, 7, 0x1B, 0x7F, 0x85, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xFFFF}) {
            controls.append((char) c).append('y');
        }

        assertThat(page.apply(controls.toString()))
                .doesNotContainPattern(
                        "[\\p{Cntrl}&&[^\\n]]|[\u0080-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFF]")
                .contains("x\uFFFDy\uFFFDy\uFFFDy");
    }
}

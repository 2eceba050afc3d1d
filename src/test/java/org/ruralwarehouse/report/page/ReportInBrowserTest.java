package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.report.document.PackageReport;

/**
 * Opens reports in Chromium, in the size of a phone and of a desktop screen. A page around the report measures it; the
 * report itself runs no scripts.
 */
@Tag("slow")
class ReportInBrowserTest {

    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** Identifiers of the inputs that choose the language. */
    private static final String CHINESE = "chinese";

    private static final String ENGLISH = "english";

    private static final String FRAME = """
            <!DOCTYPE html>
            <meta charset="utf-8">
            <title>looking</title>
            <iframe id="report" style="border:0;width:%dpx;height:844px" srcdoc="%s"></iframe>
            <script>
            document.getElementById('report').addEventListener('load', event => {
              const page = event.target.contentDocument;
              page.querySelector('label[for=%s]').click();
              const root = page.documentElement;
              const verdict = page.getElementById('verdict').getBoundingClientRect();
              const wide = [...page.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                .map(e => e.className || e.tagName);
              const size = e => parseFloat(page.defaultView.getComputedStyle(e).fontSize);
              const texts = [...page.body.querySelectorAll('span, p, td, th, dd, dt, li, label')]
                .filter(e => e.innerText.trim() && e.offsetParent);
              const shown = language =>
                [...page.body.querySelectorAll('.' + language)].filter(e => e.offsetParent).length;
              const light = c => c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const rgb = c => c.match(/[\\d.]+/g).map(Number);
              const ground = e => {
                for (let at = e; at; at = at.parentElement) {
                  const c = rgb(page.defaultView.getComputedStyle(at).backgroundColor);
                  if (c.length < 4 || c[3] === 1) return c.slice(0, 3);
                }
                return [255, 255, 255];
              };
              const contrast = e => {
                const a = light(rgb(page.defaultView.getComputedStyle(e).color).slice(0, 3)), b = light(ground(e));
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              };
              document.body.dataset.seen = JSON.stringify({
                width: root.scrollWidth,
                height: root.scrollHeight,
                wide: wide.slice(0, 5),
                verdictBottom: Math.round(verdict.bottom),
                verdict: page.getElementById('verdict').innerText,
                smallest: Math.min(...texts.map(size)),
                faintest: Math.min(...texts.map(contrast)).toFixed(2),
                images: page.images.length,
                scripts: page.scripts.length,
                chinese: shown('zh'),
                english: shown('en'),
                title: document.title,
              });
            });
            </script>
            """;

    private final Path temp;

    ReportInBrowserTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private static Optional<Path> chromium() {
        return CHROMIUM.stream().filter(Files::isExecutable).findFirst();
    }

    @BeforeAll
    static void requires_a_browser() {
        assumeTrue(
                chromium().isPresent(),
                "No Chromium on this machine: the test is skipped. Install it (apt-get install chromium).");
    }

    static Stream<Arguments> reports() {
        return Stream.of(
                arguments(Reports.accepted(), "接收：数据全部计入", "Accepted with all rows"),
                arguments(Reports.waiting(), "等待：数据包尚未传完", "Waiting: the package has not arrived completely"),
                arguments(Reports.rejected(), "退回：数据没有计入", "Rejected: no data were accepted"),
                arguments(Reports.full("七"), "接收，但有 1,234,567 行不计入", "Accepted, but 1,234,567 rows are quarantined"),
                arguments(Reports.full(Reports.HOSTILE), "接收，但有", "Accepted, but"),
                arguments(Reports.full("x".repeat(2000)), "接收，但有", "Accepted, but"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void fits_a_phone_and_shows_the_verdict_without_scrolling(PackageReport report, String zh, String en)
            throws Exception {
        for (String language : List.of(CHINESE, ENGLISH)) {
            String measured = inspect(new ReportPage().of(report), 390, language);

            assertThat(number(measured, "width")).as(measured).isLessThanOrEqualTo(390);
            assertThat(measured).contains("\"wide\":[]");
            assertThat(number(measured, "verdictBottom")).as(measured).isBetween(60.0, 600.0);
            assertThat(measured)
                    .contains(language.equals(CHINESE) ? zh : en)
                    .doesNotContain(language.equals(CHINESE) ? en : zh);
            assertThat(number(measured, "smallest"))
                    .as("font size, %s", measured)
                    .isGreaterThanOrEqualTo(11);
            assertThat(number(measured, "faintest"))
                    .as("contrast, %s", measured)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void shows_one_language_at_a_time() throws Exception {
        String page = new ReportPage().of(Reports.full("七"));
        String chinese = inspect(page, 1280, CHINESE);
        String english = inspect(page, 1280, ENGLISH);

        assertThat(number(chinese, "chinese")).as(chinese).isGreaterThan(50);
        assertThat(chinese).contains("\"english\":0");
        assertThat(english).contains("\"chinese\":0");
        assertThat(number(english, "english")).isEqualTo(number(chinese, "chinese"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CHINESE, ENGLISH})
    void fits_a_desktop_screen(String language) throws Exception {
        String measured = inspect(new ReportPage().of(Reports.full("七")), 1280, language);

        assertThat(number(measured, "width")).as(measured).isLessThanOrEqualTo(1280);
        assertThat(measured).contains("\"wide\":[]");
    }

    @Test
    void national_page_fits_a_phone() throws Exception {
        String measured = inspect(new NationalPage().of(Reports.national("七")), 390, CHINESE);

        assertThat(number(measured, "width")).as(measured).isLessThanOrEqualTo(390);
        assertThat(measured).contains("\"wide\":[]", "与全国数据对照，发现 11 处问题");
        assertThat(number(measured, "faintest")).as("contrast, %s", measured).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void runs_no_script_of_a_hostile_package() throws Exception {
        String measured = inspect(new ReportPage().of(Reports.full(Reports.HOSTILE)), 390, CHINESE);

        assertThat(measured).contains("\"images\":0", "\"scripts\":0", "\"title\":\"looking\"");
    }

    private static double number(String measured, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"?([0-9.]+)").matcher(measured);
        assertThat(value.find()).as(name + " in " + measured).isTrue();
        return Double.parseDouble(value.group(1));
    }

    /** Returns the measurements of the page around the report, as JSON. */
    private String inspect(String report, int width, String language) throws IOException, InterruptedException {
        Path page = Files.createTempFile(temp, "around", ".html");
        Files.writeString(
                page, FRAME.formatted(width, report.replace("&", "&amp;").replace("\"", "&quot;"), language));
        Path dom = Files.createTempFile(temp, "dom", ".html");
        Process browser = new ProcessBuilder(
                        chromium().orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1400,1000",
                        "--user-data-dir=" + Files.createTempDirectory(temp, "profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!browser.waitFor(60, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            throw new IOException("Chromium did not end");
        }
        Matcher measured = Pattern.compile("<body data-seen=\"([^\"]*)\"").matcher(Files.readString(dom));
        assertThat(measured.find()).as("the report has loaded").isTrue();
        return measured.group(1).replace("&quot;", "\"").replace("&amp;", "&");
    }
}

package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.report.document.PackageReport;

/**
 * Opens reports in Chromium, in the size of a phone and of a desktop screen. A page around the report measures it; the
 * report itself runs no scripts.
 */
@Tag("slow")
class ReportInBrowserTest {

    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static final String FRAME = """
            <!DOCTYPE html>
            <meta charset="utf-8">
            <title>looking</title>
            <iframe id="report" style="border:0;width:%dpx;height:844px" srcdoc="%s"></iframe>
            <script>
            document.getElementById('report').addEventListener('load', event => {
              const page = event.target.contentDocument;
              const root = page.documentElement;
              const verdict = page.getElementById('verdict').getBoundingClientRect();
              const wide = [...page.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                .map(e => e.className || e.tagName);
              const size = e => parseFloat(page.defaultView.getComputedStyle(e).fontSize);
              const texts = [...page.body.querySelectorAll('span, p, td, th, dd, dt, li')]
                .filter(e => e.textContent.trim());
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

    static Stream<PackageReport> reports() {
        return Stream.of(
                Reports.accepted(),
                Reports.waiting(),
                Reports.rejected(),
                Reports.full("七"),
                Reports.full(Reports.HOSTILE),
                Reports.full("x".repeat(2000)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void fits_a_phone_and_shows_the_verdict_without_scrolling(PackageReport report) throws Exception {
        String measured = inspect(new ReportPage().of(report), 390);

        assertThat(number(measured, "width")).as(measured).isLessThanOrEqualTo(390);
        assertThat(measured).contains("\"wide\":[]");
        assertThat(number(measured, "verdictBottom")).as(measured).isBetween(60.0, 600.0);
        assertThat(measured)
                .contains(
                        VerdictBanner.sentence(report).zh(),
                        VerdictBanner.sentence(report).en());
        assertThat(number(measured, "smallest")).as("font size, %s", measured).isGreaterThanOrEqualTo(11);
        assertThat(number(measured, "faintest")).as("contrast, %s", measured).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void fits_a_desktop_screen() throws Exception {
        String measured = inspect(new ReportPage().of(Reports.full("七")), 1280);

        assertThat(number(measured, "width")).as(measured).isLessThanOrEqualTo(1280);
        assertThat(measured).contains("\"wide\":[]");
    }

    @Test
    void national_page_fits_a_phone() throws Exception {
        String measured = inspect(new NationalPage().of(Reports.national("七")), 390);

        assertThat(number(measured, "width")).as(measured).isLessThanOrEqualTo(390);
        assertThat(measured).contains("\"wide\":[]", "与全国数据对照，发现 11 处问题");
        assertThat(number(measured, "faintest")).as("contrast, %s", measured).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void runs_no_script_of_a_hostile_package() throws Exception {
        String measured = inspect(new ReportPage().of(Reports.full(Reports.HOSTILE)), 390);

        assertThat(measured).contains("\"images\":0", "\"scripts\":0", "\"title\":\"looking\"");
    }

    private static double number(String measured, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"?([0-9.]+)").matcher(measured);
        assertThat(value.find()).as(name + " in " + measured).isTrue();
        return Double.parseDouble(value.group(1));
    }

    /** Returns the measurements of the page around the report, as JSON. */
    private String inspect(String report, int width) throws IOException, InterruptedException {
        Path page = Files.createTempFile(temp, "around", ".html");
        Files.writeString(page, FRAME.formatted(width, Html.text(report).markup()));
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

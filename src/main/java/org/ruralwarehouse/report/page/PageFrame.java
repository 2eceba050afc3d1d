package org.ruralwarehouse.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.document.PackageReport;

/** Frame of all pages: one HTML file without scripts and external resources. */
final class PageFrame {

    private static final String SKELETON = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="format-detection" content="telephone=no">
            <title>{}</title>
            <style>
            {}
            </style>
            </head>
            <body>
            <header class="{}">
            {}
            {}
            </header>
            <main>
            {}
            </main>
            <footer>
            {}
            </footer>
            </body>
            </html>
            """;

    private final Html style;

    PageFrame() {
        style = new Html(resource("report.css"));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PageFrame.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    /**
     * Returns a complete page.
     *
     * @param tone verdict that sets the colour of the page
     * @param banner shown below the heading
     */
    String page(String title, PackageReport.Verdict tone, Html header, Html banner, List<Html> sections, Html footer) {
        return Html.of(SKELETON, title, style, tone.code(), header, banner, Html.join(sections), footer)
                .markup();
    }

    /** Heading: kind of page, sender and package name. */
    static Html heading(Bilingual kind, PackageReport.@Nullable Sender sender, String packageName) {
        return Html.of("""
                <p class="kind">{}</p>
                <h1>{}</h1>
                <p class="package"><bdi>{}</bdi></p>""", kind.html(), title(sender).html(), packageName);
    }

    static Bilingual title(PackageReport.@Nullable Sender sender) {
        if (sender == null) {
            return Bilingual.of("无法识别的数据包", "Unidentified package");
        }
        Bilingual period = Bilingual.period(sender.period());
        String zh = Objects.requireNonNullElse(sender.provinceNameZh(), sender.provinceCode());
        String en = Objects.requireNonNullElse(sender.provinceNameEn(), sender.provinceCode());
        return Bilingual.of(
                zh + " " + period.zh() + " 第" + sender.attempt() + "次报送",
                en + ", " + period.en() + ", attempt " + sender.attempt());
    }
}

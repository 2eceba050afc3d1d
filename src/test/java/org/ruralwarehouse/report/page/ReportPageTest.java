package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.report.document.NationalReport;
import org.ruralwarehouse.report.document.PackageReport;
import org.xml.sax.InputSource;

class ReportPageTest {

    private final ReportPage page = new ReportPage();

    @Test
    void shows_the_verdict_then_the_next_steps_then_the_evidence() {
        String html = page.of(Reports.full("七"));

        assertThat(html)
                .containsSubsequence(
                        "id=\"verdict\"",
                        "接收，但有 1,234,567 行不计入",
                        "id=\"steps\"",
                        "id=\"files\"",
                        "id=\"changes\"",
                        "id=\"findings\"",
                        "id=\"waivers\"",
                        "id=\"explanations\"",
                        "id=\"national\"");
    }

    @Test
    void states_each_verdict_in_both_languages() {
        assertThat(page.of(Reports.accepted())).contains("接收：数据全部计入", "Accepted with all rows", "没有需要处理的事项");
        assertThat(page.of(Reports.waiting())).contains("尚未传完", "has not arrived completely", "请重新上传整个数据包");
        assertThat(page.of(Reports.rejected())).contains("退回：数据没有计入", "no data were accepted", "rural:attempt");
    }

    @Test
    void names_an_unknown_sender_when_the_manifest_cannot_be_read() {
        PackageReport report = new PackageReport(
                PackageReport.SCHEMA_VERSION,
                "broken.zip",
                PackageReport.Verdict.REFUSED,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());

        assertThat(page.of(report)).contains("无法识别的数据包", "broken.zip", "重新报送整个数据包");
    }

    @Test
    void national_page_states_the_count_of_findings_or_that_nothing_was_compared() {
        NationalReport found = Reports.national(Reports.HOSTILE);
        NationalPage national = new NationalPage();

        assertThat(national.of(found))
                .contains("发现 11 处问题", "11 findings", "national.csv", "report.html")
                .doesNotContain("<img", "<script", "\u202E");
        assertThat(national.of(new NationalReport(2, "a", null, true, List.of())))
                .contains("没有发现问题");
        assertThat(national.of(new NationalReport(2, "a", null, false, List.of())))
                .contains("未与全国数据对照")
                .doesNotContain("没有发现问题");
    }

    @Test
    void escapes_the_text_of_a_sender_in_every_place() {
        String html = page.of(Reports.full(Reports.HOSTILE));

        assertThat(html).doesNotContain("<img", "<script", "\u202E").contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void is_one_file_without_external_resources() {
        String html = page.of(Reports.full("七"));

        assertThat(html).doesNotContainIgnoringCase("<script").doesNotContainPattern("(?i)\\s(src|srcset|on[a-z]+)=");
        assertThat(html).doesNotContainPattern("(?i)url\\(|@import|https?://");
        Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
        while (links.find()) {
            if (links.group(1).equals("national.html")) {
                continue;
            }
            assertThat(links.group(1)).startsWith("#");
            assertThat(html).contains("id=\"" + links.group(1).substring(1) + "\"");
        }
    }

    @Test
    void is_well_formed() throws Exception {
        String html = page.of(Reports.full(Reports.HOSTILE))
                .replaceFirst("<!DOCTYPE html>", "")
                .replaceAll("<meta ([^>]*)>", "<meta $1/>");

        var factory = DocumentBuilderFactory.newInstance();
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));

        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("zh-CN");
    }

    @Test
    void has_an_english_sentence_for_every_chinese_sentence() {
        String html = page.of(Reports.full("七"));
        Matcher chinese = Pattern.compile("<span lang=\"zh-CN\">").matcher(html);
        Matcher english = Pattern.compile("<span lang=\"en\">").matcher(html);

        // Titles of datasets and columns are shown beside their names instead of a translation.
        assertThat(english.results().count()).isGreaterThan(100);
        assertThat(chinese.results().count()
                        - Pattern.compile("<span lang=\"zh-CN\">(果园台账|株数|产量（千克）)</span>")
                                .matcher(html)
                                .results()
                                .count())
                .isEqualTo(Pattern.compile("<span lang=\"en\">")
                        .matcher(html)
                        .results()
                        .count());
    }

    @ParameterizedTest
    @CsvSource({"2022,2022年,2022", "2022-Q3,2022年第三季度,2022-Q3", "2022-09,2022年9月,2022-09"})
    void formats_a_period_for_readers(String period, String zh, String en) {
        assertThat(Bilingual.period(Period.of(period))).isEqualTo(new Bilingual(zh, en));
    }

    @Test
    void does_not_ask_to_check_waived_findings() {
        PackageReport full = Reports.full("七");

        assertThat(full.count("warning")).isEqualTo(7);
        assertThat(new NextSteps(full).list())
                .extracting(Bilingual::en)
                .anyMatch(step -> step.startsWith("Check 7 warnings"));
    }
}

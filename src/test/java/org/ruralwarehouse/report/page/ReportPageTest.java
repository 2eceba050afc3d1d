package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.report.document.NationalReport;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.Verdict;
import org.w3c.dom.Document;

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
        assertThat(page.of(Reports.unidentified())).contains("无法识别的数据包", "broken.zip", "重新报送整个数据包");
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
    void the_security_policy_allows_its_own_style_sheet_only() throws Exception {
        Document html = Pages.parsed(page.of(Reports.full(Reports.HOSTILE)));
        String style = html.getElementsByTagName("style").item(0).getTextContent();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(Pages.elements(html)
                        .filter(element -> element.getAttribute("http-equiv").equals("Content-Security-Policy"))
                        .map(element -> element.getAttribute("content")))
                .containsExactly("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void equal_reports_give_equal_bytes() {
        assertThat(new ReportPage().of(Reports.full("七"))).isEqualTo(page.of(Reports.full("七")));
        assertThat(new NationalPage().of(Reports.national("七")))
                .isEqualTo(new NationalPage().of(Reports.national("七")));
    }

    @Test
    void states_which_files_a_later_attempt_supersedes() {
        PackageReport.FileSection file = Reports.file("orchard.csv", Verdict.ACCEPTED, 3, 0);
        PackageReport.FileSection superseded = Reports.superseded(file, 7);

        assertThat(page.of(Reports.of("a", Verdict.ACCEPTED, List.of(superseded), List.of(), null)))
                .contains("第7次报送已取代本次", "第7次报送已取代本文件");
        assertThat(page.of(Reports.of("a", Verdict.ACCEPTED, List.of(superseded, file), List.of(), null)))
                .contains("其中 1 个文件已被后来的报送取代")
                .doesNotContain("已取代本次");
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
        assertThat(page.of(full)).contains("Check 7 warnings.");
    }
}

package org.ruralwarehouse.report.page;

/**
 * Section of the report that refers to the national page. It is the same in the nightly run and in {@code validate}, so
 * that both write the same page.
 */
final class NationalSection {

    static final Html HTML = Html.of(
            """
            <section class="national" aria-labelledby="national">
            <h2 id="national">{}</h2>
            <p>{}</p>
            <p><a href="{}">{}</a></p>
            </section>""",
            Bilingual.of("全国对照", "Against all provinces").html(),
            Bilingual.of(
                            "与各省数据的对照由国家局在收到数据包后进行，结果不在本页，见同目录的 national.html；自行校验时没有这个文件。",
                            "The office compares a package with the data of all provinces once it has arrived. What it finds is not on"
                                    + " this page but in national.html beside it; a package that was only validated has no such file.")
                    .html(),
            NationalPage.FILE,
            NationalPage.FILE);

    private NationalSection() {}
}

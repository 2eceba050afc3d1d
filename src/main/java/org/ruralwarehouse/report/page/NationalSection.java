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
            Bilingual.of("全国对照", "Comparison with all provinces").html(),
            Bilingual.of(
                            "与各省数据的对照由国家局在收到数据包后进行，结果不在本页，见同目录的 national.html；自行校验时没有这个文件。",
                            "The national office compares the package with the data of all provinces"
                                    + " after it has arrived. The result is in national.html in the same folder;"
                                    + " validate does not create this file.")
                    .html(),
            NationalPage.FILE,
            NationalPage.FILE);

    private NationalSection() {}
}

package org.ruralwarehouse.report.page;

import org.ruralwarehouse.report.document.PackageReport;

/** HTML page of a report, designed for phones. The template is {@code packagePage.jte}. */
public final class ReportPage {

    /** File name of the page. */
    static final String FILE = "report.html";

    private final Templates templates = new Templates();

    /** Returns the page. */
    public String of(PackageReport report) {
        return templates.page("packagePage.jte", new PackageView(report));
    }
}

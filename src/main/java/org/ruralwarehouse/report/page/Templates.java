package org.ruralwarehouse.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders the templates in {@code src/main/jte}. The build translates them to classes of this package. */
final class Templates {

    private static final int TYPICAL_LENGTH = 1 << 16;

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());

    /**
     * Returns a page. Every value is escaped for its place in the page.
     *
     * @param view parameter of the template
     */
    String page(String template, Object view) {
        StringOutput page = new StringOutput(TYPICAL_LENGTH);
        engine.render(template, view, new PrintableOutput(page));
        return page.toString();
    }
}

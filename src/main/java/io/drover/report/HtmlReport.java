package io.drover.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The page: one HTML file that needs nothing else, made by the precompiled templates in {@code src/main/jte}. */
public final class HtmlReport {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), "io.drover.report.html");

    private HtmlReport() {}

    public static String of(Report report) {
        StringOutput out = new StringOutput(1 << 16);
        TEMPLATES.render("page.jte", ReportPage.of(report), out);
        return out.toString();
    }
}

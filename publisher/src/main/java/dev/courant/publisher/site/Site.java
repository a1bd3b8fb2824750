package dev.courant.publisher.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Pages as HTML. Each is a function of what it is given alone; all text is escaped but {@linkplain
 * Fragment fragments}. Safe for use by many threads.
 */
public final class Site {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, Site.class.getPackageName());

    private Site() {}

    public static String page(EditionView view) {
        return render("edition.jte", view);
    }

    public static String page(RepoView view) {
        return render("repo.jte", view);
    }

    public static String page(IndexView view) {
        return render("index.jte", view);
    }

    private static String render(String template, Object view) {
        var output = new StringOutput();
        TEMPLATES.render(template, view, output);
        return output.toString();
    }
}

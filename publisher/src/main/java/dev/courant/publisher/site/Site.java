package dev.courant.publisher.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.util.Map;

/**
 * Pages as HTML. Each is a function of what it is given alone; all text is escaped but {@linkplain
 * Fragment fragments}. Safe for use by many threads.
 */
public final class Site {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, Site.class.getPackageName());

    private Site() {}

    /**
     * An edition.
     *
     * @param root from the page to the top of the store: empty, or dots and slashes
     */
    public static String page(EditionView view, String root) {
        return render("edition.jte", view, root);
    }

    /** A repository's day, as {@link #page(EditionView, String)}. */
    public static String page(RepoView view, String root) {
        return render("repo.jte", view, root);
    }

    /** The index, as {@link #page(EditionView, String)}. */
    public static String page(IndexView view, String root) {
        return render("index.jte", view, root);
    }

    private static String render(String template, Object view, String root) {
        var output = new StringOutput();
        TEMPLATES.render(template, Map.of("view", view, "root", root), output);
        return output.toString();
    }
}

package dev.courant.publisher.site;

import java.util.List;

/**
 * What every page has around its own.
 *
 * @param language {@code zh} or {@code en}
 * @param paper title of the paper
 * @param title of the page, as in {@code 2026-02-24}
 * @param alternates the same for other readers
 */
public record Frame(
        Wording words, String language, String paper, String title, List<Alternate> alternates) {

    /** The same in another form, as in {@code text/markdown}. */
    public record Alternate(String href, String type, String name) {}

    public Frame {
        alternates = List.copyOf(alternates);
    }

    /** Words of ours. */
    public String say(String key, Object... parts) {
        return words.say(key, parts);
    }

    /** BCP 47 tag of the page's language. */
    public String tag() {
        return language.equals("zh") ? "zh-Hans" : language;
    }

    /**
     * Address of the style sheet.
     *
     * @param root from the page to the top of the store: empty, or dots and slashes
     */
    public String style(String root) {
        return root + Asset.STYLE.path();
    }

    /** Address of the script, as {@link #style}. */
    public String script(String root) {
        return root + Asset.SCRIPT.path();
    }

    /** Address of the index, as {@link #style}. */
    public String home(String root) {
        return root + "index.html";
    }
}

package dev.courant.publisher.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * A piece of a page that is markup already, and so is not escaped again. There are two ways to one:
 * {@linkplain #sanitised through the sanitizer}, or from a picture of this package's own.
 */
public final class Fragment implements Content {

    /** Nothing. */
    public static final Fragment EMPTY = new Fragment("");

    private final String html;

    private Fragment(String html) {
        this.html = html;
    }

    /** What of the markup a page's body may have; the rest of it is left out. */
    public static Fragment sanitised(String html) {
        return new Fragment(BodyPolicy.sanitised(html));
    }

    /** Markup that was made here, with every text in it escaped. */
    static Fragment ours(String html) {
        return new Fragment(html);
    }

    @Override
    public boolean isEmptyContent() {
        return html.isBlank();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html);
    }

    @Override
    public String toString() {
        return html;
    }
}

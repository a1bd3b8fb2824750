package dev.courant.publisher.site;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import java.util.regex.Pattern;

/**
 * What the body of a page may have. Bodies are rendered from nodes, which escape all text: this is
 * the second line, for the day on which the first has a hole.
 */
final class BodyPolicy {

    private static final Pattern ANCHOR = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Pc}-]{1,1000}");
    private static final Pattern LEVEL = Pattern.compile("high|medium|low");
    private static final Pattern CLASS =
            Pattern.compile("(?:table|mark|dot|bar|event|details|high|medium|low| )+");

    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "hr", "br")
                    .allowElements("ul", "ol", "li", "strong", "em", "code", "pre", "div", "span")
                    .allowElements("table", "thead", "tbody", "tr", "th", "td", "a")
                    .allowWithoutAttributes("span", "a")
                    .allowUrlProtocols("https", "http")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("id")
                    .matching(ANCHOR)
                    .onElements("h1", "h2", "h3", "h4", "h5", "h6")
                    .allowAttributes("class")
                    .matching(CLASS)
                    .onElements("li", "span", "div", "a")
                    .allowAttributes("data-level")
                    .matching(LEVEL)
                    .onElements("li")
                    .allowAttributes("tabindex")
                    .matching(true, "0")
                    .onElements("div")
                    .allowAttributes("role")
                    .matching(true, "group")
                    .onElements("div")
                    .allowAttributes("aria-label")
                    .onElements("div")
                    .allowAttributes("aria-hidden")
                    .matching(true, "true")
                    .onElements("span")
                    .toFactory();

    private BodyPolicy() {}

    static String sanitised(String html) {
        return POLICY.sanitize(html);
    }
}

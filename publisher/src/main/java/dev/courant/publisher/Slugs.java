package dev.courant.publisher;

import org.commonmark.node.Heading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Anchors as GitHub gives them to a page's headings: lower case, without punctuation, spaces as
 * dashes, numbered when they repeat. Ask for every heading of the page, in order.
 */
final class Slugs {

    private static final Pattern LEFT_OUT =
            Pattern.compile("[^\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}\\- ]");

    private final Map<String, Integer> repeated = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String next(Heading heading) {
        var plain = plain(PlainText.of(heading));
        var slug = plain;
        while (!taken.add(slug)) {
            slug = plain + "-" + repeated.merge(plain, 1, Integer::sum);
        }
        return slug;
    }

    /** Without what an anchor leaves out. */
    static String plain(String text) {
        return LEFT_OUT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
    }
}

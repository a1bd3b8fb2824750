package dev.courant.notify;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What a notice may hold: the bounds of its texts, and what its links are. */
final class Bounds {

    static final int NAME = 200;
    static final int TITLE = 300;
    static final int SENTENCES = 1_000;
    static final int PROSE = 2_000;

    /**
     * A link is never cut, so it must leave room for words in the shortest message there is, with
     * every character escaped: 3,000 of Slack's, 4,096 bytes of WeCom's.
     */
    static final int LINK = 500;

    private static final int ID = 300;
    private static final int REPLACEMENT = 0xFFFD;

    private Bounds() {}

    static void id(String id) {
        boolean printable =
                id.codePoints().noneMatch(point -> Character.isISOControl(point) || isHalf(point));
        require(
                !id.isBlank() && id.length() <= ID && printable,
                "A notice's id is 1 to 300 printable characters.");
    }

    static void language(String language) {
        require(
                Words.LANGUAGES.contains(language),
                "A notice is in " + String.join(" or ", Words.LANGUAGES) + ".");
    }

    /**
     * Its beginning; nothing is said of what was cut, since messages cut it further. Halves of
     * characters, which no UTF-8 has, are U+FFFD.
     */
    static String text(String raw, int limit) {
        int end = Math.min(raw.length(), limit);
        boolean splits = end < raw.length() && Character.isHighSurrogate(raw.charAt(end - 1));
        return raw.substring(0, splits ? end - 1 : end)
                .codePoints()
                .map(point -> isHalf(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static URI link(URI link) {
        String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        require(
                web && link.getHost() != null && link.getRawUserInfo() == null,
                "A notice's link is an http or https address without a user.");
        require(
                link.toASCIIString().length() <= LINK,
                "A notice's link has at most " + LINK + " characters.");
        return link;
    }

    static <T> List<T> first(List<T> all, int limit) {
        return List.copyOf(all.subList(0, Math.min(all.size(), limit)));
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}

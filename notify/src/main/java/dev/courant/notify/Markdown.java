package dev.courant.notify;

import java.util.List;

/**
 * Markdown as the chats have it that say nowhere how to escape: what would be markup is written
 * with the full-width form of the same sign instead.
 */
final class Markdown {

    private static final String SIGNS = "[]<>*_`~#|\\@!";

    private Markdown() {}

    /** The headline in bold, then the paragraphs, with an empty line between each. */
    static String of(Draft draft) {
        List<String> paragraphs =
                Layout.of(draft, Markdown::escape, Markdown::link, Markdown::bold);
        return bold(escape(draft.headline())) + "\n\n" + String.join("\n\n", paragraphs);
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(SIGNS.indexOf(c) < 0 ? c : fullWidth(c));
        }
        return out.toString();
    }

    /**
     * @param text escaped
     * @param address in which parentheses would end the link
     */
    static String link(String text, String address) {
        return "[" + text + "](" + address.replace("(", "%28").replace(")", "%29") + ")";
    }

    static String bold(String text) {
        return "**" + text + "**";
    }

    /** Of a visible ASCII character. */
    private static char fullWidth(char ascii) {
        return (char) (ascii - '!' + '！');
    }
}

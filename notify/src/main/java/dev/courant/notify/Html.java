package dev.courant.notify;

/** HTML with texts in it that are not. */
final class Html {

    private Html() {}

    /** For text and for attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * @param text escaped
     * @param address as it is
     */
    static String link(String text, String address) {
        return "<a href=\"" + escape(address) + "\">" + text + "</a>";
    }

    /**
     * @param text escaped
     */
    static String bold(String text) {
        return "<b>" + text + "</b>";
    }
}

package dev.courant.poller;

/** Cuts text from outside to a length that the settings bound. */
final class Text {

    /** Enough for every name, title and label that GitHub allows. */
    static final int SHORT = 1024;

    private Text() {}

    /**
     * The first {@code limit} characters, or one less where that would split a pair of surrogates.
     */
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean splits =
                Character.isHighSurrogate(text.charAt(limit - 1))
                        && Character.isLowSurrogate(text.charAt(limit));
        return text.substring(0, splits ? limit - 1 : limit);
    }
}

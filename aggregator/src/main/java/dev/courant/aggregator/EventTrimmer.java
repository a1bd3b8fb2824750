package dev.courant.aggregator;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Makes of an event what a digest keeps of it: no patches, the beginning of the body, the first
 * files. Everything else that comes from outside is capped too, so that no single event can crowd
 * out the others of its day.
 *
 * @param bodyChars UTF-16 characters kept of the body
 * @param files files kept
 */
record EventTrimmer(int bodyChars, int files) {

    private static final int LINE_CHARS = 300;
    private static final int URL_CHARS = 1000;
    private static final int LIST_ENTRIES = 50;
    private static final String ELLIPSIS = "…";
    private static final int WORD_CHARS = 40;

    /**
     * A trimmed copy; it says that it is truncated if something else than patches was taken away.
     */
    EnrichedEvent trim(EnrichedEvent event) {
        var trimmed =
                EnrichedEvent.newBuilder(event)
                        .setTitle(cut(event.getTitle(), LINE_CHARS))
                        .setBody(beginning(event.getBody(), bodyChars))
                        .setAuthor(cut(event.getAuthor(), LINE_CHARS))
                        .setUrl(cut(event.getUrl(), URL_CHARS))
                        .setScope(cutIfAny(event.getScope()))
                        .setProblem(cutIfAny(event.getProblem()))
                        .setIssues(first(event.getIssues(), LIST_ENTRIES))
                        .setLabels(lines(event.getLabels()))
                        .setReasons(lines(event.getReasons()))
                        .setFiles(first(event.getFiles(), files))
                        .build();
        trimmed.setTruncated(event.getTruncated() || !trimmed.equals(event));
        trimmed.setFiles(trimmed.getFiles().stream().map(EventTrimmer::withoutPatch).toList());
        return trimmed;
    }

    private static FileChange withoutPatch(FileChange file) {
        return FileChange.newBuilder(file).setPatch(null).build();
    }

    private static List<String> lines(List<String> texts) {
        return first(texts, LIST_ENTRIES).stream().map(text -> cut(text, LINE_CHARS)).toList();
    }

    private static @Nullable String cutIfAny(@Nullable String text) {
        return text == null ? null : cut(text, LINE_CHARS);
    }

    private static <T> List<T> first(List<T> list, int size) {
        return list.size() <= size ? list : list.subList(0, size);
    }

    /**
     * At most so many characters of what people read: it ends with a word, unless that is as long
     * as a line, and with an ellipsis.
     */
    private static String beginning(String text, int chars) {
        if (text.length() <= chars || chars == 0) {
            return cut(text, chars);
        }
        var kept = cut(text, chars - ELLIPSIS.length());
        return kept.substring(0, wordEnd(text, kept.length())).stripTrailing() + ELLIPSIS;
    }

    private static int wordEnd(String text, int most) {
        for (int end = most; end > Math.max(0, most - WORD_CHARS); end--) {
            if (Character.isWhitespace(text.charAt(end))) {
                return end;
            }
        }
        return most;
    }

    /** At most so many characters; a pair of surrogates is not torn apart. */
    private static String cut(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        boolean tears = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1));
        return text.substring(0, tears ? chars - 1 : chars);
    }
}

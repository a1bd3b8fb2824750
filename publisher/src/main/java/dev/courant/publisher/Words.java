package dev.courant.publisher;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The paper's own words in one language, from {@code words_<language>.properties}. */
final class Words {

    static final List<String> LANGUAGES = List.of("zh", "en");

    private final Map<String, MessageFormat> phrases;
    private final Locale locale;

    private Words(Map<String, MessageFormat> phrases, Locale locale) {
        this.phrases = phrases;
        this.locale = locale;
    }

    static Words of(String language) {
        var locale = Locale.of(language);
        var phrases = new HashMap<String, MessageFormat>();
        load(language)
                .forEach(
                        (key, pattern) ->
                                phrases.put(
                                        key.toString(),
                                        new MessageFormat(pattern.toString(), locale)));
        return new Words(phrases, locale);
    }

    static Properties load(String language) {
        var name = "words_" + language + ".properties";
        var patterns = new Properties();
        try (var in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "No words for language " + language + ": " + name + " is missing");
            }
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }

    /** The words for a key, with numbers, dates and cleaned text in their places. */
    String say(String key, Object... parts) {
        var phrase = phrases.get(key);
        if (phrase == null) {
            throw new IllegalStateException("No words for " + key + " in " + locale);
        }
        // A format is for one thread at a time.
        return ((MessageFormat) phrase.clone()).format(parts);
    }

    /** The words for a code that comes from elsewhere, or what to say if there are none. */
    String sayOr(String key, String otherwise) {
        return phrases.containsKey(key) ? say(key) : otherwise;
    }
}

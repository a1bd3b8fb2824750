package dev.courant.notify;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * What messages say in their own words, in one language, from {@code words_<language>.properties}.
 */
final class Words {

    static final List<String> LANGUAGES = List.of("zh", "en");

    private final Properties patterns;
    private final Locale locale;

    private Words(Properties patterns, Locale locale) {
        this.patterns = patterns;
        this.locale = locale;
    }

    static Words of(String language) {
        return new Words(load(language), Locale.of(language));
    }

    static Properties load(String language) {
        String name = "words_" + language + ".properties";
        Properties patterns = new Properties();
        try (var in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns;
    }

    /** The words for a key, with numbers and cleaned text in their places. */
    String say(String key, Object... parts) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("No words for " + key + " in " + locale);
        }
        return new MessageFormat(pattern, locale).format(parts);
    }
}

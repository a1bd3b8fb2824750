package dev.courant.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt that is a resource file, such as {@code prompts/commit-high.v1.en.txt}, with places like
 * <code>{{subject}}</code> to fill.
 */
public final class Prompt {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z][a-z0-9-]*)}}");
    private static final int HASH_DIGITS = 12;

    private final String text;
    private final String version;

    private Prompt(String text, String version) {
        this.text = text;
        this.version = version;
    }

    /**
     * @param resource relative to the owner's package, or from the root with a leading slash
     * @throws IllegalArgumentException if there is no such file
     */
    public static Prompt load(Class<?> owner, String resource) {
        try (InputStream file = owner.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no prompt " + resource + ".");
            }
            return of(resource, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The prompt " + resource + " cannot be read.", e);
        }
    }

    static Prompt of(String resource, String file) {
        String text = file.replace("\r\n", "\n").strip();
        String name = resource.substring(resource.lastIndexOf('/') + 1).replaceFirst("\\.txt$", "");
        String hash = Hashes.sha256(name, text).substring(0, HASH_DIGITS);
        return new Prompt(text, name + "-" + hash);
    }

    /**
     * The file's name and a hash of its text, as in {@code commit-high.v1.en-0123456789ab}: for
     * cache keys, so that an edited prompt never gets the answer to the one before.
     */
    public String version() {
        return version;
    }

    /** As in the file, the places still open; line ends are line feeds, none at the end. */
    public String text() {
        return text;
    }

    /**
     * The text with its places filled; what is filled in is not looked at again.
     *
     * @throws IllegalArgumentException if a place has no value, or a value no place
     */
    public String fill(Map<String, String> values) {
        Set<String> places = places();
        if (!places.equals(values.keySet())) {
            throw new IllegalArgumentException(
                    version + " has the places " + places + ", not " + values.keySet() + ".");
        }
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value(values, place)));
    }

    private Set<String> places() {
        Set<String> places = new HashSet<>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    private static String value(Map<String, String> values, MatchResult place) {
        return values.getOrDefault(place.group(1), "");
    }

    /** Its version. */
    @Override
    public String toString() {
        return version;
    }
}

package dev.courant.app.config;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets as containers are given them: files. {@code ${file:/run/secrets/slack}} in the
 * configuration is what that file holds, and {@code COURANT_GITHUB_TOKEN_FILE} names a file that
 * holds what {@code COURANT_GITHUB_TOKEN} would. The line break at the end of a file is not part of
 * it.
 */
final class SecretFiles {

    /** Far more than any secret: what is longer is the wrong file. */
    private static final long LONGEST = 64 << 10;

    private static final String SUFFIX = "_FILE";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{file:([^}]+)}");

    private SecretFiles() {}

    /**
     * The environment with the content of each file that a variable of ours names.
     *
     * @throws UsageException if a file cannot be read, or the variable is set beside its file
     */
    static Map<String, String> into(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        environment.forEach(
                (name, file) -> {
                    if (name.startsWith("COURANT_") && name.endsWith(SUFFIX)) {
                        var bare = name.substring(0, name.length() - SUFFIX.length());
                        if (environment.containsKey(bare)) {
                            throw new UsageException(
                                    "%s and %s are both set: leave one out.".formatted(bare, name));
                        }
                        all.remove(name);
                        all.put(bare, literal(read(name, file)));
                    }
                });
        return all;
    }

    /** A source in whose values files are replaced by what they hold. */
    static ConfigSource into(ConfigSource source) {
        return new WithFiles(source);
    }

    private static String read(String user, String file) {
        try {
            var path = Path.of(file);
            if (Files.size(path) > LONGEST) {
                throw new UsageException(
                        "%s names the file %s, which is too long for a secret: %d bytes at most."
                                .formatted(user, file, LONGEST));
            }
            return Files.readString(path).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    "%s names the file %s, which cannot be read (%s): write it, or make it readable."
                            .formatted(user, file, e.getClass().getSimpleName()));
        }
    }

    /** A dollar in a secret refers to nothing. */
    private static String literal(String text) {
        return text.replace("$", "\\$");
    }

    private record WithFiles(ConfigSource source) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return source.getPropertyNames();
        }

        @Override
        public @Nullable String getValue(String key) {
            @Nullable String value = source.getValue(key);
            return value == null
                    ? null
                    : REFERENCE.matcher(value).replaceAll(match -> content(key, match));
        }

        private static String content(String key, MatchResult match) {
            return Matcher.quoteReplacement(literal(read(key, match.group(1))));
        }

        @Override
        public String getName() {
            return source.getName();
        }

        @Override
        public int getOrdinal() {
            return source.getOrdinal();
        }
    }
}

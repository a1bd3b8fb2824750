package dev.courant.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * From GitHub's JSON to {@link Wire}. What is not known is skipped, so that nothing new at GitHub
 * breaks a read.
 */
final class Json {

    /** The body's own size is bounded already; a long string in it is no reason to refuse. */
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

    /** GitHub allows names of 140 characters, and 255 for a branch; a hash has 64 at most. */
    private static final int LONGEST_NAME = 300;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** An answer that is no JSON, or lacks what it cannot be without. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Json() {}

    /**
     * @throws Malformed if it is cut off, or something else
     */
    static <T> T read(String body, Class<T> type) {
        try {
            @Nullable T value = MAPPER.readValue(body, type);
            return required(value, "a value");
        } catch (JsonProcessingException e) {
            throw new Malformed("not the JSON that was expected", e);
        }
    }

    static <T> List<T> readList(String body, Class<T[]> type) {
        return present(Arrays.asList(read(body, type)));
    }

    /** What is there of a list that may be missing, or have gaps. */
    static <T> List<T> present(@Nullable List<@Nullable T> list) {
        return list == null
                ? List.of()
                : list.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new Malformed("no " + name);
        }
        return value;
    }

    /**
     * What something is called or known by: too long, it is none, and would go on into records that
     * count on its being short.
     */
    static String name(@Nullable String value, String name) {
        String present = required(value, name);
        if (present.length() > LONGEST_NAME) {
            throw new Malformed("a " + name + " of " + present.length() + " characters");
        }
        return present;
    }
}

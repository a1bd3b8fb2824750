package dev.courant.llm;

import java.util.Optional;

/** Answers that were given before. Asked by many threads at a time. */
@FunctionalInterface
public interface AnswerStore {

    /** Of no answer at all. */
    AnswerStore NONE = key -> Optional.empty();

    /**
     * @param key as {@link Answer#key} was
     * @return the answer's text, as {@link Answer#json} was
     */
    Optional<String> find(String key);
}

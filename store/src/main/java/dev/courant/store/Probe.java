package dev.courant.store;

/**
 * What a store was found to be able to do.
 *
 * @param usable whether an object could be written and then read
 * @param conditionalWrites whether two writers would notice each other
 * @param text all of this for people, in one line: the store, what was found, and what to do about
 *     what is wrong; never a secret
 */
public record Probe(boolean usable, ConditionalWrites conditionalWrites, String text) {

    static Probe failed(String text) {
        return new Probe(false, ConditionalWrites.UNKNOWN, text);
    }

    static Probe passed(ConditionalWrites conditionalWrites, String store) {
        return new Probe(
                true,
                conditionalWrites,
                store + " can be written and read; " + conditionalWrites.words() + ".");
    }
}

package dev.courant.notify;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a message says, in its order, before any vendor's markup. All texts are {@link CleanText}:
 * one line each, inert, and none of them is markup, so whoever renders it escapes them all.
 *
 * @param accent the level that gives the message its colour, if it has one
 * @param intro what comes first
 * @param entries the most important first
 * @param notes what comes last: what was left out, what went wrong
 */
record Draft(
        String headline,
        @Nullable Level accent,
        List<String> intro,
        List<Entry> entries,
        List<String> notes,
        @Nullable Anchor anchor) {

    Draft {
        intro = List.copyOf(intro);
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }

    /** An event: where, what, and why it matters. */
    record Entry(Level level, String repo, Anchor title, @Nullable String why) {}

    /** A text that leads somewhere. */
    record Anchor(String text, URI target) {

        /** In ASCII, so that what counts characters and what counts bytes agree. */
        String address() {
            return target.toASCIIString();
        }
    }

    /** As text without any markup, for programs that show no other. */
    List<String> plain() {
        List<String> lines = new ArrayList<>(List.of(headline));
        lines.addAll(intro);
        for (Entry entry : entries) {
            lines.add(entry.level().mark() + " " + entry.repo() + ": " + entry.title().text());
            if (entry.why() != null) {
                lines.add("   " + entry.why());
            }
            lines.add("   " + entry.title().address());
        }
        lines.addAll(notes);
        if (anchor != null) {
            lines.add(anchor.text() + ": " + anchor.address());
        }
        return lines;
    }
}

package dev.courant.publisher;

import dev.courant.store.Metadata;

import org.commonmark.node.Node;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An object in the making: rendered when it is written, so that a large edition is never in memory
 * as a whole.
 *
 * @param contentType media type
 * @param rendering what of it is the same wherever it stands, which is done once
 */
record Sheet(Kind kind, String path, String contentType, Supplier<Page> rendering) {

    private static final String MARKDOWN = "text/markdown; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    /** How an object comes to be, and to change. */
    enum Kind {
        /** Its name tells its content: it never changes. */
        ASSET,
        /** A revision takes the place of the one before, which is kept elsewhere. */
        REPORT,
        /** About more than one revision or day: it changes with each edition, and is not kept. */
        POINTER
    }

    /** What has been rendered. */
    @FunctionalInterface
    interface Page {

        /**
         * Its text for a place.
         *
         * @param root the way from there to the top of the store
         */
        String text(String root);

        /** Its bytes for where it is to stand. */
        default byte[] at(String path) {
            return text(Paths.root(path)).getBytes(StandardCharsets.UTF_8);
        }
    }

    static Sheet html(Kind kind, String path, Supplier<Page> page) {
        return new Sheet(kind, path, HTML, page);
    }

    static Sheet markdown(Kind kind, String path, Supplier<List<Node>> page) {
        return same(kind, path, MARKDOWN, () -> Markdown.render(page.get()));
    }

    /**
     * @param page from the way to the top of the store
     */
    static Sheet markdown(Kind kind, String path, Function<String, List<Node>> page) {
        return new Sheet(kind, path, MARKDOWN, () -> root -> Markdown.render(page.apply(root)));
    }

    static Sheet json(Kind kind, String path, Supplier<String> text) {
        return same(kind, path, "application/json", text);
    }

    /** The same wherever it stands. */
    static Sheet same(Kind kind, String path, String contentType, Supplier<String> rendering) {
        return new Sheet(
                kind,
                path,
                contentType,
                () -> {
                    var text = rendering.get();
                    return root -> text;
                });
    }

    Page render() {
        return rendering.get();
    }

    /** What the store and caches are to know of it. */
    Metadata metadata() {
        return kind == Kind.ASSET
                ? Metadata.immutable(contentType)
                : Metadata.replaceable(contentType);
    }
}

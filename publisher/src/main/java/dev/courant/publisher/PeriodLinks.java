package dev.courant.publisher;

import org.commonmark.node.Node;

import java.util.List;

/** The way from the front to the latest week and month. */
final class PeriodLinks {

    private PeriodLinks() {}

    /**
     * A paragraph for a page at the top of the store; none if nothing was published.
     *
     * @param periods the latest of each kind
     */
    static List<Node> of(Words words, List<Span> periods) {
        var line = new Line();
        for (var span : periods) {
            line.text(line.isEmpty() ? "" : " · ")
                    .text(words.say("front." + span.period()))
                    .link(Paths.period(span), Line.of(span.toString()));
        }
        return line.isEmpty() ? List.of() : List.of(line.paragraph());
    }
}

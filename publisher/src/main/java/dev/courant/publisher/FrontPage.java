package dev.courant.publisher;

import org.commonmark.node.Node;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The store's {@code README.md}: the latest edition in full, and the way to those before. */
final class FrontPage {

    static final int TITLE_LIMIT = 200;

    private final PublisherConfig config;
    private final Words words;
    private final EditionPage edition;

    FrontPage(PublisherConfig config, Words words, EditionPage edition) {
        this.config = config;
        this.words = words;
        this.edition = edition;
    }

    /**
     * @param published days that have an edition; the latest may be among them
     * @param periods weeks and months that have one, the latest of each kind
     */
    List<Node> page(EditionContent latest, Collection<LocalDate> published, List<Span> periods) {
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.plain(config.title(), TITLE_LIMIT).heading(1));
        blocks.add(Line.of(words.say("front.archive")).heading(2));
        var earlier =
                published.stream()
                        .filter(day -> !day.equals(latest.day()))
                        .sorted(Comparator.reverseOrder())
                        .limit(config.history())
                        .map(
                                day ->
                                        new Line()
                                                .link(Paths.edition(day), Line.of(day.toString()))
                                                .item())
                        .toList();
        blocks.add(
                earlier.isEmpty()
                        ? Line.of(words.say("front.no-archive")).paragraph()
                        : Markdown.bullets(earlier));
        blocks.addAll(PeriodLinks.of(words, periods));
        blocks.add(Markdown.rule());
        blocks.add(Line.of(words.say("front.latest", latest.day().toString())).heading(2));
        blocks.addAll(edition.parts(latest, 3, Paths.REPORTS).all());
        return blocks;
    }
}

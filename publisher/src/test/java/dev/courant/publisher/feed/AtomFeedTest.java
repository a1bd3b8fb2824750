package dev.courant.publisher.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

/** Read back by ROME, which knows nothing of how we write, and held against RFC 4287. */
class AtomFeedTest {

    private static final Optional<URI> SITE =
            Optional.of(URI.create("https://news.example.org/d/"));
    private static final LocalDate DAY = LocalDate.parse("2026-02-24");
    private static final Instant MORNING = Instant.parse("2026-02-25T00:06:00Z");

    private final FeedIds ids = FeedIds.of(SITE, "Daily");

    @Test
    void isReadAsItWasMeant() throws FeedException {
        var read = read(AtomFeed.render(feed(SITE, "feed.xml", entries(3))));

        assertThat(read.getId()).isEqualTo("tag:news.example.org,2026:d/editions");
        assertThat(read.getTitle()).isEqualTo("Daily");
        assertThat(read.getUpdated()).isEqualTo(MORNING);
        var first = read.getEntries().getFirst();
        assertThat(first.getId()).isEqualTo("tag:news.example.org,2026-02-24:d/editions");
        assertThat(first.getTitle()).isEqualTo("Daily 2026-02-24");
        assertThat(first.getAuthors().getFirst().getName()).isEqualTo("The Daily");
        assertThat(first.getSummary().getValue()).isEqualTo("What happened");
        assertThat(hrefs(first.getAlternateLinks()))
                .containsExactly("https://news.example.org/d/reports/2026-02-24.html");
        assertThat(hrefs(read.getOtherLinks()))
                .containsExactly("https://news.example.org/d/feed.xml");
    }

    /** Its musts, for feeds and entries (4.1.1 and 4.1.2), and that each is there once. */
    @Test
    void hasWhatTheStandardDemands() throws Exception {
        var root = parse(AtomFeed.render(feed(SITE, "feed.xml", entries(3))));

        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(root.getAttribute("xml:lang")).isEqualTo("en");
        for (var name : List.of("id", "title", "updated")) {
            assertThat(children(root, name)).as(name).hasSize(1);
        }
        assertThat(children(root, "link"))
                .extracting(link -> link.getAttribute("rel"))
                .containsExactlyInAnyOrder("self", "alternate");
        var known = new HashSet<String>();
        for (var entry : children(root, "entry")) {
            for (var name : List.of("id", "title", "updated", "author", "summary", "link")) {
                assertThat(children(entry, name)).as(name).hasSize(1);
            }
            assertThat(known.add(children(entry, "id").getFirst().getTextContent())).isTrue();
            assertThat(children(children(entry, "author").getFirst(), "name")).hasSize(1);
        }
        assertThat(known).hasSize(3);
    }

    @Test
    void isUpdatedWhenItsLatestChangeWas() throws FeedException {
        var revised = MORNING.plusSeconds(86_400);
        var old = entry(DAY.minusDays(9), "Revised", FeedText.plain("x"), revised);

        var read = read(AtomFeed.render(feed(SITE, "f", List.of(entries(1).getFirst(), old))));

        assertThat(read.getUpdated()).isEqualTo(revised);
    }

    @Test
    void keepsAMonth() throws FeedException {
        var read = read(AtomFeed.render(feed(SITE, "feed.xml", entries(100))));

        assertThat(read.getEntries()).hasSize(30);
        assertThat(read.getEntries().getLast().getId()).contains("2026-01-26");
    }

    @Test
    void nothingInATextIsMarkup() throws FeedException {
        var nasty = "]]></title><script>alert('&amp;')</script> & \"quoted\" 🚀 摘要";
        var entry = entry(DAY, nasty, FeedText.html("<p title=\"a&amp;b\">" + nasty), MORNING);

        var read = read(AtomFeed.render(feed(SITE, "feed.xml", List.of(entry))));

        assertThat(read.getEntries().getFirst().getTitle()).isEqualTo(nasty);
        var summary = read.getEntries().getFirst().getSummary();
        assertThat(summary.getType()).isEqualTo(Content.HTML);
        assertThat(summary.getValue()).isEqualTo("<p title=\"a&amp;b\">" + nasty);
    }

    @Test
    void leavesOutWhatXmlForbids() throws FeedException {
        var forbidden = "a\u0000b\u001b[31mc\ud800d\ufffee\r\n\tf\u0085";
        var entry = entry(DAY, forbidden, FeedText.plain(forbidden), MORNING);

        var read = read(AtomFeed.render(feed(SITE, "feed.xml", List.of(entry)))).getEntries();

        assertThat(read.getFirst().getSummary().getValue()).isEqualTo("ab[31mcde\n\tf\u0085");
        assertThat(read.getFirst().getTitle()).isEqualTo("ab[31mcde f\u0085");
    }

    @Test
    void boundsEveryTextWithoutSplittingACharacter() throws FeedException {
        var rockets = "🚀".repeat(200_000);
        var plain = entry(DAY, rockets, FeedText.plain(rockets), MORNING);
        var html = entry(DAY.minusDays(1), "x", FeedText.html(rockets), MORNING);

        var read = read(AtomFeed.render(feed(SITE, "f", List.of(plain, html)))).getEntries();

        assertThat(read.getFirst().getTitle()).isEqualTo("🚀".repeat(199) + "…");
        assertThat(read.getFirst().getSummary().getValue()).isEqualTo("🚀".repeat(4_999) + "…");
        assertThat(read.getLast().getSummary()).isNull();
    }

    @Test
    void linksFromWhereItIsIfThePaperHasNoAddress() throws FeedException {
        var xml = AtomFeed.render(feed(Optional.empty(), "feeds/a/b.xml", entries(1)));

        assertThat(xml).doesNotContain("xml:base");
        var read = read(xml);
        assertThat(hrefs(read.getOtherLinks())).containsExactly("../../feeds/a/b.xml");
        assertThat(hrefs(read.getEntries().getFirst().getAlternateLinks()))
                .containsExactly("../../reports/2026-02-24.html");
    }

    @Test
    void linksNowhereButIntoTheStore() throws FeedException {
        var entry =
                new FeedEntry(
                        ids.edition(DAY),
                        "x",
                        "javascript:alert(1)/ü b?c#d",
                        MORNING,
                        FeedText.plain(""),
                        "x");

        var read = read(AtomFeed.render(feed(SITE, "f", List.of(entry))));

        assertThat(hrefs(read.getEntries().getFirst().getAlternateLinks()))
                .containsExactly(
                        "https://news.example.org/d/javascript:alert(1)/%C3%BC%20b%3Fc%23d");
    }

    @Test
    void refusesWhatCouldBeNoFeed() {
        var twice = List.of(entries(1).getFirst(), entries(1).getFirst());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed(SITE, "f", twice))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed(SITE, "f", List.of()))
                .withMessageContaining("without entries");
    }

    private Feed feed(Optional<URI> url, String self, List<FeedEntry> entries) {
        return new Feed(ids.editions(), "Daily", "en", self, "index.html", url, entries);
    }

    private List<FeedEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        ago ->
                                entry(
                                        DAY.minusDays(ago),
                                        "Daily " + DAY.minusDays(ago),
                                        FeedText.plain("What happened"),
                                        MORNING.minusSeconds(86_400L * ago)))
                .toList();
    }

    private FeedEntry entry(LocalDate day, String title, FeedText summary, Instant updated) {
        return new FeedEntry(
                ids.edition(day), title, "reports/" + day + ".html", updated, summary, "The Daily");
    }

    private static List<String> hrefs(List<Link> links) {
        return links.stream().map(Link::getHref).toList();
    }

    private static com.rometools.rome.feed.atom.Feed read(String xml) throws FeedException {
        return (com.rometools.rome.feed.atom.Feed) new WireFeedInput().build(new StringReader(xml));
    }

    private static Element parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> children(Element parent, String name) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(node -> name.equals(node.getLocalName()))
                .map(Element.class::cast)
                .toList();
    }
}

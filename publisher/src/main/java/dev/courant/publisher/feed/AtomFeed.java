package dev.courant.publisher.feed;

import java.io.StringWriter;
import java.time.Instant;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes feeds down. Escaping is the JDK's, so no text becomes markup; titles and names stay within
 * 200 characters and one line, plain summaries within 5,000. HTML of more than 100,000 characters
 * is left out: cut HTML is none.
 */
public final class AtomFeed {

    /** What an Atom feed is served as. */
    public static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST_HTML = 100_000;

    private final XMLStreamWriter out;
    private final FeedLinks links;

    private AtomFeed(XMLStreamWriter out, FeedLinks links) {
        this.out = out;
        this.links = links;
    }

    /** The feed as a document, to be stored in UTF-8; the same feed gives the same text. */
    public static String render(Feed feed) {
        var text = new StringWriter();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new AtomFeed(out, FeedLinks.of(feed)).write(feed);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed could not be written into memory", e);
        }
        return text.toString();
    }

    private void write(Feed feed) throws XMLStreamException {
        out.writeStartDocument("utf-8", "1.0");
        out.writeCharacters("\n");
        out.setDefaultNamespace(NAMESPACE);
        out.writeStartElement(NAMESPACE, "feed");
        out.writeDefaultNamespace(NAMESPACE);
        out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", feed.language());
        element(1, "id", feed.id().toString());
        element(1, "title", line(feed.title()));
        element(1, "updated", lastChange(feed).toString());
        link(1, "self", "application/atom+xml", feed.self());
        link(1, "alternate", "text/html", feed.home());
        element(1, "generator", "Courant");
        for (var entry : feed.entries()) {
            write(entry);
        }
        indent(0);
        out.writeEndElement();
        out.writeCharacters("\n");
        out.writeEndDocument();
    }

    private static Instant lastChange(Feed feed) {
        return feed.entries().stream()
                .map(FeedEntry::updated)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private void write(FeedEntry entry) throws XMLStreamException {
        start(1, "entry");
        element(2, "id", entry.id().toString());
        element(2, "title", line(entry.title()));
        element(2, "updated", entry.updated().toString());
        link(2, "alternate", "text/html", entry.link());
        start(2, "author");
        element(3, "name", line(entry.author()));
        end(2);
        summary(entry.summary());
        end(1);
    }

    private void summary(FeedText text) throws XMLStreamException {
        var value = XmlText.allowed(text.value());
        if (text.markup() && value.length() > LONGEST_HTML) {
            return;
        }
        indent(2);
        out.writeStartElement(NAMESPACE, "summary");
        out.writeAttribute("type", text.markup() ? "html" : "text");
        out.writeCharacters(text.markup() ? value : XmlText.cut(value, LONGEST_TEXT));
        out.writeEndElement();
    }

    private void link(int depth, String relation, String type, String path)
            throws XMLStreamException {
        indent(depth);
        out.writeEmptyElement(NAMESPACE, "link");
        out.writeAttribute("rel", relation);
        out.writeAttribute("type", type);
        out.writeAttribute("href", links.to(path));
    }

    private void element(int depth, String name, String text) throws XMLStreamException {
        start(depth, name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void start(int depth, String name) throws XMLStreamException {
        indent(depth);
        out.writeStartElement(NAMESPACE, name);
    }

    private void end(int depth) throws XMLStreamException {
        indent(depth);
        out.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String line(String text) {
        return XmlText.line(text, LONGEST_LINE);
    }
}

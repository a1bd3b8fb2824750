package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of inline nodes in the making. Every part is a node: nothing that is put in can be read as
 * Markdown.
 */
final class Line {

    private final List<Node> nodes = new ArrayList<>();

    static Line of(String text) {
        return new Line().text(text);
    }

    Line text(String text) {
        if (text.isEmpty()) {
            return this;
        }
        // Two texts side by side would each be escaped without knowing of the other.
        if (!nodes.isEmpty() && nodes.getLast() instanceof Text last) {
            last.setLiteral(last.getLiteral() + text);
        } else {
            nodes.add(new Text(text));
        }
        return this;
    }

    /** Words of ours, whose bars stay bars. */
    Line barred(String text) {
        var parts = text.split(" \\| ", -1);
        for (int i = 0; i < parts.length; i++) {
            (i == 0 ? this : bar()).text(parts[i]);
        }
        return this;
    }

    Line bar() {
        return add(new Bar());
    }

    Line mark(Level level) {
        return add(new LevelMark(level));
    }

    Line details(EnrichedEvent event) {
        return add(new DetailsLink(event));
    }

    Line code(String literal) {
        return add(new Code(literal));
    }

    Line strong(Line inner) {
        return add(new StrongEmphasis(), inner);
    }

    Line link(String destination, Line inner) {
        return add(new Link(destination, null), inner);
    }

    Line append(Line other) {
        for (var node : other.nodes) {
            if (node instanceof Text text) {
                text(text.getLiteral());
            } else {
                add(node);
            }
        }
        return this;
    }

    /** The same words of ours again: texts and marks, which can stand in one place only. */
    Line copy() {
        var copy = new Line();
        for (var node : nodes) {
            switch (node) {
                case Text text -> copy.text(text.getLiteral());
                case LevelMark mark -> copy.mark(mark.level());
                default -> throw new IllegalStateException("Not words of ours: " + node);
            }
        }
        return copy;
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** Its characters alone. The nodes stay with this line. */
    String plain() {
        return nodes.stream().map(PlainText::of).collect(Collectors.joining());
    }

    Paragraph paragraph() {
        return into(new Paragraph());
    }

    Heading heading(int level) {
        var heading = new Heading();
        heading.setLevel(level);
        return into(heading);
    }

    /** A list item of this line, and of blocks below it. */
    ListItem item(Block... below) {
        var item = new ListItem();
        item.setMarkerIndent(0);
        item.setContentIndent(2);
        item.appendChild(paragraph());
        for (var block : below) {
            item.appendChild(block);
        }
        return item;
    }

    /**
     * The content of a table's cell. Readers differ on a backslash before a bar, be it the cell's
     * own or the next one's: an invisible joiner keeps them apart.
     */
    <N extends Node> N intoCell(N cell) {
        for (var node : nodes) {
            if (node instanceof Code code) {
                code.setLiteral(code.getLiteral().replace("\\|", "\\\u2060|"));
            }
        }
        if (!nodes.isEmpty()
                && nodes.getLast() instanceof Text last
                && last.getLiteral().endsWith("\\")) {
            last.setLiteral(last.getLiteral() + '\u2060');
        }
        return into(cell);
    }

    <N extends Node> N into(N parent) {
        nodes.forEach(parent::appendChild);
        return parent;
    }

    private Line add(Node node, Line inner) {
        return add(inner.into(node));
    }

    private Line add(Node node) {
        // Backticks side by side would be read as one run.
        if (node instanceof Code && !nodes.isEmpty() && nodes.getLast() instanceof Code) {
            nodes.add(new Text("\u2060"));
        }
        nodes.add(node);
        return this;
    }
}

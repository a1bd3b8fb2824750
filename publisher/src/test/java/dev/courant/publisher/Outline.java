package dev.courant.publisher;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

import java.util.ArrayList;
import java.util.List;

/** What a reader of rendered Markdown gets to see, read with everything that GitHub adds to it. */
final class Outline {

    private static final List<Extension> GITHUB =
            List.of(
                    TablesExtension.create(),
                    AutolinkExtension.create(),
                    StrikethroughExtension.create());

    private Outline() {}

    static Node parse(String markdown) {
        return Parser.builder().extensions(GITHUB).build().parse(markdown);
    }

    /** The tree as text: kinds of nodes and what they hold, one per line. */
    static String of(Node node) {
        var lines = new ArrayList<String>();
        collect(node, "", lines);
        return String.join("\n", lines);
    }

    private static void collect(Node node, String indent, List<String> lines) {
        if (node instanceof DetailsLink) {
            return;
        }
        var what = shown(node);
        var last = lines.isEmpty() ? "" : lines.getLast();
        if (what.startsWith("Text ") && last.startsWith(indent + "Text ")) {
            lines.set(lines.size() - 1, last + what.substring(5));
        } else {
            lines.add(indent + what);
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, indent + "  ", lines);
        }
    }

    private static String shown(Node node) {
        return switch (node) {
            case Bar bar -> "Text  | ";
            case LevelMark mark -> "Text " + mark.sign();
            default -> node.getClass().getSimpleName() + " " + held(node);
        };
    }

    private static String held(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            case FencedCodeBlock block -> block.getLiteral();
            case Heading heading -> Integer.toString(heading.getLevel());
            case Link link -> link.getDestination();
            default -> "";
        };
    }

    static List<String> links(Node document) {
        var links = new ArrayList<String>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        links.add(link.getDestination());
                        visitChildren(link);
                    }
                });
        return links;
    }

    static List<Heading> headings(Node document) {
        var headings = new ArrayList<Heading>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        headings.add(heading);
                    }
                });
        return headings;
    }

    static boolean hasHtml(Node document) {
        var found = new boolean[1];
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(HtmlBlock block) {
                        found[0] = true;
                    }

                    @Override
                    public void visit(HtmlInline inline) {
                        found[0] = true;
                    }
                });
        return found[0];
    }

    /** All text outside of code and links, where GitHub looks for mentions and references. */
    static String openText(Node document) {
        var text = new StringBuilder();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text node) {
                        text.append(node.getLiteral()).append('\n');
                    }

                    @Override
                    public void visit(Link link) {}
                });
        return text.toString();
    }
}

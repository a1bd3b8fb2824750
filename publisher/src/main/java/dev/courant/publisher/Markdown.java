package dev.courant.publisher;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Blocks, and how they become text. */
final class Markdown {

    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .nodeRendererFactory(new OwnNodesAndTildes())
                    .build();

    private Markdown() {}

    static String render(List<? extends Node> blocks) {
        var document = new Document();
        blocks.forEach(document::appendChild);
        return RENDERER.render(document);
    }

    static BulletList bullets(Collection<ListItem> items) {
        var list = new BulletList();
        list.setTight(true);
        list.setMarker("-");
        items.forEach(list::appendChild);
        return list;
    }

    /** A list numbered from 1 on. */
    static OrderedList numbered(Collection<ListItem> items) {
        var list = new OrderedList();
        list.setTight(true);
        list.setMarkerStartNumber(1);
        list.setMarkerDelimiter(".");
        items.forEach(list::appendChild);
        return list;
    }

    static BlockQuote quote(Line line) {
        var quote = new BlockQuote();
        quote.appendChild(line.paragraph());
        return quote;
    }

    static ThematicBreak rule() {
        var rule = new ThematicBreak();
        rule.setLiteral("---");
        return rule;
    }

    static TableBlock table(List<String> head, List<List<Line>> rows) {
        var table = new TableBlock();
        var tableHead = new TableHead();
        tableHead.appendChild(row(head.stream().map(Line::of).toList(), true));
        table.appendChild(tableHead);
        var body = new TableBody();
        rows.forEach(row -> body.appendChild(row(row, false)));
        table.appendChild(body);
        return table;
    }

    private static TableRow row(List<Line> cells, boolean header) {
        var row = new TableRow();
        for (var content : cells) {
            var cell = content.intoCell(new TableCell());
            cell.setHeader(header);
            row.appendChild(cell);
        }
        return row;
    }

    /**
     * Nodes of ours; and tildes, between which GitHub strikes text through, while commonmark itself
     * knows nothing of them.
     */
    private static final class OwnNodesAndTildes implements MarkdownNodeRendererFactory {

        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return new NodeRenderer() {
                @Override
                public Set<Class<? extends Node>> getNodeTypes() {
                    return Set.of(Bar.class, LevelMark.class, DetailsLink.class);
                }

                @Override
                public void render(Node node) {
                    switch (node) {
                        case LevelMark mark -> context.getWriter().raw(mark.sign());
                        case DetailsLink link -> {}
                        default -> context.getWriter().raw(" | ");
                    }
                }
            };
        }

        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of('~');
        }
    }
}

package dev.courant.publisher;

import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The body of a commit message or an issue as blocks: paragraphs, flat lists and code are
 * recognised, headings become bold lines, comments and sign-offs are left out. It is read line by
 * line, so that no nesting of it can go deep.
 */
final class MessageBody {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6} +(.*)");
    private static final Pattern POINT = Pattern.compile(" *(?:[-*+•]|[0-9]{1,3}[.)]) +(.*)");
    private static final Pattern QUOTE = Pattern.compile("^ {0,3}(?:> ?)+");
    private static final Pattern RULE = Pattern.compile(" *(?:[-*_=] ?){3,}");
    private static final Pattern SIGN_OFF =
            Pattern.compile(
                    " *(?:Signed-off-by|Co-authored-by|Reviewed-by|Acked-by|Tested-by|Change-Id|Cc)"
                            + " *:.*",
                    Pattern.CASE_INSENSITIVE);
    private static final int LINE_LIMIT = 2_000;

    private sealed interface Block {
        record Paragraph(String text) implements Block {}

        record Title(String text) implements Block {}

        record Point(String text) implements Block {}

        record Listing(String text) implements Block {}
    }

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean inPoint;

    private MessageBody(String text) {
        var listing = new StringBuilder();
        boolean inListing = false;
        for (var line : COMMENT.matcher(text).replaceAll("").split("\n", -1)) {
            if (FENCE.matcher(line).matches()) {
                endOpen();
                addListing(listing);
                inListing = !inListing;
            } else if (inListing) {
                listing.append(line.stripTrailing()).append('\n');
            } else {
                read(line);
            }
        }
        endOpen();
        addListing(listing);
    }

    /** Reads a body, of which at most {@code limit} code points are shown. */
    static MessageBody of(String body, int limit) {
        return new MessageBody(CleanText.lines(body, limit));
    }

    /**
     * The first thing it says, in one line, with the list that it leads to; empty if it says
     * nothing.
     */
    String gist() {
        var gist = new StringBuilder();
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var text) when gist.isEmpty() -> gist.append(text);
                case Block.Point(var text) ->
                        gist.append(gist.isEmpty() || leadsOn(gist) ? " " : "; ").append(text);
                default -> {}
            }
            boolean inList = block instanceof Block.Point;
            if (!gist.isEmpty() && !inList && !leadsOn(gist)) {
                break;
            }
        }
        return gist.toString().strip();
    }

    private static boolean leadsOn(CharSequence text) {
        return text.toString().endsWith(":") || text.toString().endsWith("：");
    }

    List<Node> nodes(Prose prose) {
        var nodes = new ArrayList<Node>();
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var text) ->
                        nodes.add(prose.line(text, LINE_LIMIT).paragraph());
                case Block.Title(var text) ->
                        nodes.add(new Line().strong(prose.line(text, LINE_LIMIT)).paragraph());
                case Block.Listing(var text) -> nodes.add(listing(text));
                case Block.Point(var text) -> addPoint(nodes, prose.line(text, LINE_LIMIT).item());
            }
        }
        return nodes;
    }

    private static void addPoint(List<Node> nodes, ListItem point) {
        if (!nodes.isEmpty() && nodes.getLast() instanceof BulletList list) {
            list.appendChild(point);
        } else {
            nodes.add(Markdown.bullets(List.of(point)));
        }
    }

    private static FencedCodeBlock listing(String text) {
        int longest =
                Pattern.compile("`+")
                        .matcher(text)
                        .results()
                        .mapToInt(run -> run.group().length())
                        .max()
                        .orElse(0);
        var block = new FencedCodeBlock();
        block.setFenceCharacter("`");
        block.setOpeningFenceLength(Math.max(3, longest + 1));
        block.setLiteral(text);
        return block;
    }

    private void read(String written) {
        var line = QUOTE.matcher(written).replaceFirst("");
        var heading = HEADING.matcher(line);
        var point = POINT.matcher(line);
        if (line.isBlank() || RULE.matcher(line).matches() || SIGN_OFF.matcher(line).matches()) {
            endOpen();
        } else if (heading.matches()) {
            endOpen();
            add(new Block.Title(heading.group(1).strip()));
        } else if (point.matches()) {
            endOpen();
            inPoint = true;
            open.append(point.group(1));
        } else {
            open.append(' ').append(line);
        }
    }

    private void endOpen() {
        var text = open.toString().strip();
        add(inPoint ? new Block.Point(text) : new Block.Paragraph(text));
        open.setLength(0);
        inPoint = false;
    }

    private void addListing(StringBuilder listing) {
        add(new Block.Listing(listing.toString()));
        listing.setLength(0);
    }

    private void add(Block block) {
        var text =
                switch (block) {
                    case Block.Paragraph(var words) -> words;
                    case Block.Title(var words) -> words;
                    case Block.Point(var words) -> words;
                    case Block.Listing(var code) -> code;
                };
        if (!text.isBlank()) {
            blocks.add(block);
        }
    }
}

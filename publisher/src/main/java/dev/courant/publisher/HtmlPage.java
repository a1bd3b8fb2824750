package dev.courant.publisher;

import dev.courant.publisher.site.Fragment;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page's blocks as HTML, with the anchors that its links to itself lead to. The twin of {@link
 * Markdown}, for the same nodes.
 */
final class HtmlPage {

    private final Words words;
    private final IdentityHashMap<Heading, String> anchors = new IdentityHashMap<>();
    private final HtmlRenderer renderer;

    /**
     * @param page all blocks of the page, from top to bottom
     */
    HtmlPage(Words words, List<Node> page) {
        this.words = words;
        var slugs = new Slugs();
        for (var block : page) {
            if (block instanceof Heading heading) {
                anchors.put(heading, slugs.next(heading));
            }
        }
        this.renderer =
                HtmlRenderer.builder()
                        .escapeHtml(true)
                        .sanitizeUrls(true)
                        .percentEncodeUrls(true)
                        .extensions(List.of(TablesExtension.create()))
                        .attributeProviderFactory(context -> this::addAttributes)
                        .nodeRendererFactory(OwnNodes::new)
                        .build();
    }

    String anchor(Heading heading) {
        return anchors.getOrDefault(heading, "");
    }

    /** Some of the page's blocks. */
    Fragment of(List<? extends Node> blocks) {
        var html = new StringBuilder();
        for (var block : blocks) {
            html.append(block instanceof TableBlock ? table(block) : renderer.render(block));
        }
        return Fragment.sanitised(html.toString());
    }

    /** In a box of its own, so that a wide table does not make the page wide. */
    private String table(Node table) {
        return "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\""
                + words.say("site.table")
                + "\">"
                + renderer.render(table)
                + "</div>\n";
    }

    private void addAttributes(Node node, String tag, Map<String, String> attributes) {
        switch (node) {
            case Heading heading -> attributes.put("id", anchor(heading));
            case Link link -> attributes.put("href", page(attributes.getOrDefault("href", "")));
            case ListItem item -> {
                var mark = mark(item);
                if (mark != null) {
                    var level = SiteText.level(mark.level());
                    attributes.put("class", "event " + level);
                    attributes.put("data-level", level);
                }
            }
            default -> {}
        }
    }

    /** Pages of ours link to each other in their own kind. */
    private static String page(String destination) {
        boolean ours = !destination.contains(":") && destination.endsWith(".md");
        return ours
                ? destination.substring(0, destination.length() - ".md".length()) + ".html"
                : destination;
    }

    private static @Nullable LevelMark mark(ListItem item) {
        var line = item.getFirstChild();
        return line != null && line.getFirstChild() instanceof LevelMark mark ? mark : null;
    }

    /** Bars, and marks: in words, or as a dot where its words stand beside it. */
    private final class OwnNodes implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        OwnNodes(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Bar.class, LevelMark.class);
        }

        @Override
        public void render(Node node) {
            var writer = context.getWriter();
            if (node instanceof LevelMark mark) {
                boolean named =
                        node.getParent() instanceof Heading || node.getParent() instanceof Link;
                writer.raw(named ? dot(mark) : pill(mark));
            } else {
                writer.raw("<span class=\"bar\"> · </span>");
            }
        }

        private String pill(LevelMark mark) {
            return "<span class=\"mark "
                    + SiteText.level(mark.level())
                    + "\">"
                    + words.say("level." + mark.level())
                    + "</span>";
        }

        private String dot(LevelMark mark) {
            return "<span class=\"dot "
                    + SiteText.level(mark.level())
                    + "\" aria-hidden=\"true\"></span>";
        }
    }
}

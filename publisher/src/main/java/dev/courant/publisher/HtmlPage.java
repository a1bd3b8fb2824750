package dev.courant.publisher;

import dev.courant.publisher.site.Fragment;
import dev.courant.schemas.EnrichedEvent;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A page's blocks as HTML, with the anchors that its links to itself lead to. The twin of {@link
 * Markdown}, for the same nodes.
 */
final class HtmlPage {

    private final Words words;
    private final IdentityHashMap<Heading, String> anchors = new IdentityHashMap<>();
    private final Function<EnrichedEvent, @Nullable String> details;
    private final HtmlRenderer renderer;

    /** A page that leads to no other for more. */
    HtmlPage(Words words, List<Node> page) {
        this(words, page, event -> null);
    }

    /**
     * @param page all blocks of the page, from top to bottom
     * @param details address of all that is known of an event, null if there is none
     */
    HtmlPage(Words words, List<Node> page, Function<EnrichedEvent, @Nullable String> details) {
        this.words = words;
        this.details = details;
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
            return Set.of(Bar.class, LevelMark.class, DetailsLink.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case LevelMark mark ->
                        context.getWriter().raw(isNamed(mark) ? dot(mark) : pill(mark));
                case DetailsLink link -> details(link);
                default -> context.getWriter().raw("<span class=\"bar\"> · </span>");
            }
        }

        private static boolean isNamed(LevelMark mark) {
            return mark.getParent() instanceof Heading || mark.getParent() instanceof Link;
        }

        private void details(DetailsLink link) {
            var address = details.apply(link.event());
            if (address != null) {
                var writer = context.getWriter();
                writer.raw(" ");
                var attributes = new LinkedHashMap<String, String>();
                attributes.put("href", address);
                attributes.put("class", "details");
                writer.tag("a", attributes);
                writer.text(words.say("site.details"));
                writer.tag("/a");
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

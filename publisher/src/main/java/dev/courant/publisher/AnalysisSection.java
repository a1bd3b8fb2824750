package dev.courant.publisher;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Insight;
import dev.courant.schemas.Level;

import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a model says of an event, on the repository's page: each field that it holds, so that an
 * event that was asked about in depth shows more.
 */
final class AnalysisSection {

    private static final int SUMMARY_LIMIT = 1_500;
    private static final int TEXT_LIMIT = 800;
    private static final int ASPECT_LIMIT = 40;
    private static final int INSIGHTS = 8;
    private static final int RISKS = 10;
    private static final int FILES_OF_HIGH = 12;
    private static final int FILES_OF_MEDIUM = 6;

    private static final List<String> ASPECTS =
            List.of("architecture", "performance", "security", "maintainability");

    private static final Comparator<Insight> BY_ASPECT =
            Comparator.comparingInt(insight -> position(code(insight)));

    private final Words words;
    private final Fields fields;
    private final FileText files;

    AnalysisSection(Words words, FileText files) {
        this.words = words;
        this.fields = new Fields(words);
        this.files = files;
    }

    List<Node> blocks(EnrichedEvent event, Analysis analysis) {
        var blocks = new ArrayList<Node>();
        var summary = RepoDay.isIssue(event) ? "field.summary.issue" : "field.summary";
        add(blocks, summary, ModelText.line(analysis.getSummary(), SUMMARY_LIMIT));
        addScope(blocks, event, text(analysis.getScope()));
        addInsights(blocks, analysis.getInsights());
        addRisks(blocks, analysis.getRisks());
        add(blocks, "field.advice", text(analysis.getAdvice()));
        return blocks;
    }

    private static Line text(@Nullable String raw) {
        return raw == null ? new Line() : ModelText.line(raw, TEXT_LIMIT);
    }

    private void add(List<Node> blocks, String key, Line content) {
        if (!content.isEmpty()) {
            blocks.add(fields.field(key).append(content).paragraph());
        }
    }

    /** What the model says is affected; and the files, which are known. */
    private void addScope(List<Node> blocks, EnrichedEvent event, Line scope) {
        var changed = new Line();
        if (FileText.count(event) > 0 && event.getLevel() != Level.LOW) {
            int top = event.getLevel() == Level.HIGH ? FILES_OF_HIGH : FILES_OF_MEDIUM;
            changed.append(files.named(event, top));
        }
        add(blocks, "field.scope", scope.isEmpty() ? changed : scope);
        if (!scope.isEmpty() && !changed.isEmpty()) {
            blocks.add(Line.of(words.say("files.label")).append(changed).paragraph());
        }
    }

    private void addInsights(List<Node> blocks, List<Insight> insights) {
        var rows =
                insights.stream()
                        .sorted(BY_ASPECT)
                        .limit(INSIGHTS)
                        .map(
                                insight ->
                                        List.of(
                                                new Line().strong(aspect(insight)),
                                                text(insight.getText())))
                        .filter(row -> !row.getLast().isEmpty())
                        .toList();
        if (!rows.isEmpty()) {
            blocks.add(fields.label("field.insights").paragraph());
            var head = List.of(words.say("table.aspect"), words.say("table.insight"));
            blocks.add(Markdown.table(head, rows));
        }
    }

    /** Aspects that we have not heard of come last. */
    private static int position(String aspect) {
        int known = ASPECTS.indexOf(aspect);
        return known < 0 ? ASPECTS.size() : known;
    }

    private Line aspect(Insight insight) {
        var known = words.sayOr("aspect." + code(insight), "");
        var name = known.isEmpty() ? Prose.plain(code(insight), ASPECT_LIMIT) : Line.of(known);
        return name.isEmpty() ? Line.of("–") : name;
    }

    private static String code(Insight insight) {
        return insight.getAspect().strip().toLowerCase(Locale.ROOT);
    }

    private void addRisks(List<Node> blocks, List<String> risks) {
        var items =
                risks.stream()
                        .limit(RISKS)
                        .map(AnalysisSection::text)
                        .filter(risk -> !risk.isEmpty())
                        .map(Line::item)
                        .toList();
        if (!items.isEmpty()) {
            blocks.add(fields.label("field.risks").paragraph());
            blocks.add(Markdown.numbered(items));
        }
    }
}

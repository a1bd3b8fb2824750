package dev.courant.enricher;

import dev.courant.github.CommitDetail;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventIds;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Makes enriched events. Pure: the same raw record, answer and settings give the same event. */
final class EnrichedEvents {

    private static final int MAX_AUTHOR = 200;
    private static final int MAX_LABEL = 100;
    private static final int MAX_LABELS = 100;
    private static final int MAX_PROBLEM = 300;
    private static final int MAX_URL = 1_000;

    private final EnricherConfig config;

    EnrichedEvents(EnricherConfig config) {
        this.config = config;
    }

    EnrichedEvent commit(RawCommit raw, RawPosition position, CommitDetail detail) {
        var diff = BudgetedDiff.of(detail.files(), config.diff());
        var paths = ChangedPaths.of(detail.files());
        var builder =
                commit(raw, position, paths, diff.cut() || !detail.filesComplete())
                        .setFiles(diff.files())
                        .setFileCount(detail.files().size())
                        .setAdditions(detail.additions())
                        .setDeletions(detail.deletions());
        return SizeLimit.fit(builder.build(), config.maxEventBytes());
    }

    /**
     * @param problem one line that says why there is no diff
     */
    EnrichedEvent commitWithoutDiff(RawCommit raw, RawPosition position, String problem) {
        var builder =
                commit(raw, position, null, false)
                        .setProblem(CleanText.oneLine(problem, MAX_PROBLEM));
        return SizeLimit.fit(builder.build(), config.maxEventBytes());
    }

    EnrichedEvent issue(RawIssue raw, RawPosition position) {
        String title = CleanText.oneLine(raw.getTitle(), CommitMessage.MAX_TITLE);
        String whole = raw.getBody() == null ? "" : CleanText.of(raw.getBody()).strip();
        String body = CleanText.beginning(whole, config.bodyChars());
        List<String> labels =
                raw.getLabels().stream()
                        .limit(MAX_LABELS)
                        .map(label -> CleanText.oneLine(label, MAX_LABEL))
                        .toList();
        boolean bot = raw.getBot() || isBot(raw.getAuthor());
        var builder =
                EnrichedEvent.newBuilder()
                        .setId(EventIds.issueOpened(raw.getRepo(), raw.getNumber()))
                        .setRepo(raw.getRepo())
                        .setKind(EventKind.ISSUE)
                        .setNumber(raw.getNumber())
                        .setTitle(title)
                        .setBody(body)
                        .setTruncated(body.length() < whole.length())
                        .setAuthor(CleanText.oneLine(raw.getAuthor(), MAX_AUTHOR))
                        .setBot(bot)
                        .setUrl(CleanText.oneLine(raw.getUrl(), MAX_URL))
                        .setOccurredAt(raw.getOccurredAt())
                        .setScope(TitleParser.parse(title).scope().orElse(null))
                        .setIssues(List.of())
                        .setLabels(labels)
                        .setFiles(List.of());
        place(builder, position);
        rank(
                builder,
                ImportanceRules.weigh(
                        EventFacts.ofIssue(title, body, bot, labels, raw.getComments())));
        return SizeLimit.fit(builder.build(), config.maxEventBytes());
    }

    private EnrichedEvent.Builder commit(
            RawCommit raw, RawPosition position, @Nullable ChangedPaths paths, boolean diffCut) {
        var message = CommitMessage.parse(raw.getMessage(), raw.getRepo());
        String body = CleanText.beginning(message.body(), config.bodyChars());
        boolean bot = raw.getBot() || isBot(raw.getAuthorLogin()) || isBot(raw.getAuthorName());
        var facts = EventFacts.ofCommit(message, bot, paths);
        var builder =
                EnrichedEvent.newBuilder()
                        .setId(EventIds.commit(raw.getRepo(), raw.getSha()))
                        .setRepo(raw.getRepo())
                        .setKind(EventKind.COMMIT)
                        .setSha(raw.getSha())
                        .setTitle(message.title())
                        .setBody(body)
                        .setTruncated(
                                diffCut
                                        || message.titleCut()
                                        || body.length() < message.body().length())
                        .setAuthor(author(raw))
                        .setBot(bot)
                        .setUrl(CleanText.oneLine(raw.getUrl(), MAX_URL))
                        .setOccurredAt(raw.getOccurredAt())
                        .setCommittedAt(raw.getCommittedAt())
                        .setType(facts.type().map(ChangeType::word).orElse(null))
                        .setScope(message.scope().orElse(null))
                        .setBreaking(message.breaking())
                        .setPullRequest(message.pullRequest().orElse(null))
                        .setIssues(message.issues())
                        .setLabels(List.of())
                        .setFiles(List.of());
        place(builder, position);
        rank(builder, ImportanceRules.weigh(facts));
        return builder;
    }

    private static void place(EnrichedEvent.Builder builder, RawPosition position) {
        builder.setRawTopic(position.topic())
                .setRawPartition(position.partition())
                .setRawOffset(position.offset());
    }

    private static void rank(EnrichedEvent.Builder builder, Importance rules) {
        builder.setScore(rules.score())
                .setLevel(rules.level())
                .setScoredBy(rules.scoredBy())
                .setReasons(rules.reasons())
                .setRuleScore(rules.score())
                .setRuleLevel(rules.level());
    }

    private static String author(RawCommit raw) {
        String login = raw.getAuthorLogin();
        return CleanText.oneLine(
                login == null || login.isBlank() ? raw.getAuthorName() : login, MAX_AUTHOR);
    }

    private static boolean isBot(@Nullable String name) {
        return name != null && name.endsWith("[bot]");
    }
}

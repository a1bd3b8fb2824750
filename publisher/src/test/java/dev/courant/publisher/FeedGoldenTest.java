package dev.courant.publisher;

import dev.courant.publisher.feed.AtomFeed;
import dev.courant.publisher.feed.Feed;
import dev.courant.publisher.feed.FeedEntry;
import dev.courant.publisher.feed.FeedIds;
import dev.courant.publisher.feed.FeedText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class FeedGoldenTest {

    private static final Optional<URI> SITE =
            Optional.of(URI.create("https://news.example.org/daily/"));
    private static final String REPO = "vllm-project/vllm";

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void editions(String language) throws IOException {
        var config = Samples.config(language);
        var words = Words.of(language);
        var ids = FeedIds.of(SITE, config.title());
        var today =
                edition(
                        ids,
                        Samples.DAY,
                        words.say("edition.revised", 2),
                        "2026-02-26T07:30:00Z",
                        config.title());
        var before =
                edition(
                        ids,
                        Samples.DAY.minusDays(1),
                        language.equals("zh") ? "今天很安静。" : "A quiet day.",
                        "2026-02-24T00:06:00Z",
                        config.title());

        Golden.check(
                language + "/feed.xml",
                AtomFeed.render(
                        new Feed(
                                ids.editions(),
                                config.title(),
                                language,
                                "feed.xml",
                                "index.html",
                                SITE,
                                List.of(today, before))));
    }

    private static FeedEntry edition(
            FeedIds ids, LocalDate day, String summary, String updated, String author) {
        return new FeedEntry(
                ids.edition(day),
                author + " " + day,
                "reports/" + day + ".html",
                Instant.parse(updated),
                FeedText.plain(summary),
                author);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void repositoryOfAPaperWithoutAnAddress(String language) throws IOException {
        var config = Samples.config(language);
        var ids = FeedIds.of(Optional.empty(), config.title());
        var entry =
                new FeedEntry(
                        ids.repo(REPO, Samples.DAY),
                        REPO + " " + Samples.DAY,
                        "reports/2026-02-24/vllm-project/vllm.html",
                        Instant.parse("2026-02-25T00:06:00Z"),
                        FeedText.html("<ul><li><b>feat</b>: a &amp; b &lt; c 摘要</li></ul>"),
                        config.title());

        Golden.check(
                language + "/feed-vllm.xml",
                AtomFeed.render(
                        new Feed(
                                ids.repo(REPO),
                                config.title() + ": " + REPO,
                                language,
                                "feeds/vllm-project/vllm.xml",
                                "index.html",
                                Optional.empty(),
                                List.of(entry))));
    }
}

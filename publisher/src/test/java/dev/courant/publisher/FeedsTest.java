package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;

import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.StringReader;
import java.nio.file.Path;

/** The feeds that stand beside the pages, as a reader takes them. */
class FeedsTest {

    @TempDir Path directory;

    @Test
    void tellOfEachEditionAndOfEachRepositorysDaysUnderNamesThatStay() throws Exception {
        try (var paper = new Pressroom(directory, Samples.config("en"))) {
            paper.watch("a/one", 0);
            paper.watch("a/two", 1);
            for (var day : new java.time.LocalDate[] {DAY.minusDays(1), DAY}) {
                paper.close("a/one", day, "feat: a thing", "fix: another");
                paper.close("a/two", day);
            }
            var before = feed(paper, "feed.xml");
            assertThat(before.getEntries())
                    .extracting(SyndEntry::getTitle)
                    .containsExactly(
                            "Daily Kiln Report 2026-02-24", "Daily Kiln Report 2026-02-23");
            assertThat(before.getEntries().getFirst().getLink())
                    .endsWith("reports/2026-02-24.html");

            var digest =
                    Samples.digest(
                            "a/one", DAY, Samples.commit("a/one", 9, Level.HIGH, "feat!: late"));
            digest.setRevision(2);
            paper.send(digest);

            var after = feed(paper, "feed.xml").getEntries().getFirst();
            assertThat(after.getUri()).isEqualTo(before.getEntries().getFirst().getUri());
            assertThat(after.getUpdatedDate())
                    .isAfter(before.getEntries().getFirst().getUpdatedDate());
            assertThat(after.getDescription().getValue()).contains("revision 2", "importance: 1");
            var repo = feed(paper, "feeds/a/one.xml");
            assertThat(repo.getEntries()).hasSize(2);
            assertThat(repo.getEntries().getFirst().getLink())
                    .endsWith("reports/2026-02-24/a/one.html");
            assertThat(paper.files()).doesNotContainKey("feeds/a/two.xml");
        }
    }

    private static SyndFeed feed(Pressroom paper, String path) throws Exception {
        return new SyndFeedInput().build(new StringReader(paper.read(path)));
    }
}

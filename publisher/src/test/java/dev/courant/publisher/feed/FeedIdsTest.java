package dev.courant.publisher.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class FeedIdsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-24");
    private static final String REPO = "vllm-project/vllm";

    @Test
    void namesWhatIsPublishedAtAnAddressByHostAndPath() {
        var ids = at("https://News.example.org:8443/daily/", "Any Title");

        assertThat(ids.editions()).hasToString("tag:news.example.org,2026:daily/editions");
        assertThat(ids.edition(DAY)).hasToString("tag:news.example.org,2026-02-24:daily/editions");
        assertThat(ids.repo(REPO))
                .hasToString("tag:news.example.org,2026:daily/repos/vllm-project/vllm");
        assertThat(ids.repo(REPO, DAY))
                .hasToString("tag:news.example.org,2026-02-24:daily/repos/vllm-project/vllm");
        assertThat(at("https://x/", "").edition(DAY)).hasToString("tag:x,2026-02-24:editions");
    }

    @Test
    void namesWhatHasNoAddressByItsTitle() {
        assertThat(FeedIds.of(Optional.empty(), " Daily AI  Infra ").edition(DAY))
                .hasToString("tag:courant.invalid,2026-02-24:daily-ai-infra/editions");
        assertThat(FeedIds.of(Optional.empty(), "日报: a/b").editions())
                .hasToString("tag:courant.invalid,2026:%E6%97%A5%E6%8A%A5%3A-a%2Fb/editions");
    }

    @Test
    void givesEachThingItsOwnName() {
        var one = at("https://x/a/", "T");
        var other = at("https://x/b/", "T");

        assertThat(
                        List.of(
                                one.editions(),
                                one.edition(DAY),
                                one.edition(DAY.plusDays(1)),
                                one.repo(REPO),
                                one.repo(REPO, DAY),
                                other.editions(),
                                other.edition(DAY),
                                other.repo(REPO, DAY)))
                .doesNotHaveDuplicates();
    }

    private static FeedIds at(String url, String title) {
        return FeedIds.of(Optional.of(URI.create(url)), title);
    }
}

package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SiteIndexTest {

    @Test
    void drawsTheBusiestRepositoriesAndCountsTheOthers() {
        var quiet =
                IntStream.range(0, 65)
                        .mapToObj(i -> RepoDay.of(Samples.digest("a/quiet-" + i, DAY)));
        var busy = SampleSite.large(1, 3).repos().stream();
        var content = EditionContent.withoutModel(DAY, 1, Stream.concat(quiet, busy).toList());

        var page = page(content, List.of(PastEdition.of(content, DAY)));

        assertThat(Pattern.compile("class=\"activity\"").matcher(page).results()).hasSize(60);
        assertThat(page)
                .contains(
                        "kiln-works/kiln-0: 3 events; 1 of 30 days are known",
                        "a/quiet-58: no events")
                .contains("6 quieter repositories are not drawn.")
                .doesNotContain("a/quiet-59: no events");
    }

    @Test
    void whatWasNotReadIsNotSaidToBeQuiet() {
        var content = SampleDay.content(1);

        var page = page(content, List.of(PastEdition.of(content, DAY)));

        assertThat(page)
                .contains("kiln-works/quiet.clay: no events; 1 of 30 days are known")
                .contains("kiln-works/shut: nothing is known of these days")
                .contains("8 events, 2 high (incomplete)");
    }

    @Test
    void aYearOfLargeEditionsIsRememberedByItsSums() {
        var content = SampleSite.large(3, 5);

        var recent = PastEdition.of(content, DAY.plusDays(29));
        var old = PastEdition.of(content, DAY.plusDays(30));

        assertThat(recent.repos()).hasSize(3);
        assertThat(old.repos()).isEmpty();
        assertThat(old.levels()).isEqualTo(recent.levels()).isNotNull();
        assertThat(old.levels().total()).isEqualTo(15);
    }

    private static String page(EditionContent latest, List<PastEdition> published) {
        var config = Samples.config("en");
        var words = Words.of("en");
        return new SiteIndex(config, words, new EditionPage(config, words))
                .page(latest, published, List.of())
                .text("");
    }
}

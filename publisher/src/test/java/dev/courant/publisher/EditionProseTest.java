package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Edition;
import dev.courant.schemas.Level;
import dev.courant.schemas.ModelUsage;
import dev.courant.store.FileStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

class EditionProseTest {

    private static final ModelUsage USAGE = new ModelUsage("m", 1, 20L, 10L);

    @TempDir Path root;

    @ParameterizedTest
    @ValueSource(strings = {"{\"summary\": \"x\"}", "![x](https://e.example)", " "})
    void refusesASummaryThatIsJsonOrSaysNothing(String summary) {
        var prose = EditionProse.written(summary, "Watch it.", "m", USAGE);

        assertThat(prose).isEqualTo(EditionProse.missing("bad-answer", USAGE));
    }

    @Test
    void doesWithoutAnOutlook() {
        assertThat(EditionProse.written("A day.", " ", "m", null))
                .isEqualTo(new EditionProse("A day.", null, "m", null, null));
    }

    @Test
    void isKeptInTheRecordOfTheEdition() {
        var prose = EditionProse.written("A day.", "Watch it.", "m", USAGE);

        var edition = record(content().with(prose));

        assertThat(edition.getSummary()).isEqualTo("A day.");
        assertThat(edition.getOutlook()).isEqualTo("Watch it.");
        assertThat(edition.getProseBy()).isEqualTo("m");
        assertThat(edition.getProseProblem()).isNull();
        assertThat(edition.getUsage()).isEqualTo(USAGE);
        assertThat(EditionProse.of(edition)).isEqualTo(prose);
    }

    @Test
    void isLeftOutWhenRecordsAreCompared() {
        var plain = record(content());
        var written = record(content().with(EditionProse.written("A day.", "Watch.", "m", USAGE)));
        var failed = record(content().with(EditionProse.missing("unavailable", USAGE)));

        assertThat(written).isNotEqualTo(plain);
        assertThat(Said.of(written)).isEqualTo(Said.of(plain));
        assertThat(Said.of(failed)).isEqualTo(Said.of(plain));
        assertThat(written.getSummary()).isEqualTo("A day.");
    }

    private Edition record(EditionContent content) {
        return new Press(Samples.config("en"), new FileStore(root)).record(content);
    }

    private static EditionContent content() {
        var event = Samples.commit("a/b", 1, Level.HIGH, "One");
        var digest = Samples.digest("a/b", Samples.DAY, event);
        return EditionContent.withoutModel(Samples.DAY, 1, List.of(RepoDay.of(digest)));
    }
}

package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.schemas.Level;
import dev.courant.schemas.Period;
import dev.courant.store.FileStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

class PressTest {

    @TempDir Path root;

    @Test
    void aRunThatWasReplacedWritesNothing() throws Exception {
        var store = new FileStore(root);
        var press = new Press(Samples.config("en"), store);
        long old = press.begin();
        long replacement = press.begin();

        press.print(issue("New"), replacement);

        assertThatThrownBy(() -> press.print(issue("Old"), old))
                .isInstanceOf(CancellationException.class);
        assertThat(store.get("README.md"))
                .hasValueSatisfying(
                        page ->
                                assertThat(new String(page, StandardCharsets.UTF_8))
                                        .contains("New"));
    }

    @Test
    void aWeeksRunAndADaysRunDoNotReplaceEachOther() throws Exception {
        var store = new FileStore(root);
        var press = new Press(Samples.config("en"), store);
        var weeks = new PeriodPress(Samples.config("en"), press, store);
        long day = press.begin();
        long replaced = weeks.begin();
        long week = weeks.begin();
        var content =
                new PeriodContent(
                        Span.of(Period.WEEK, Samples.DAY),
                        issue("Of the week").content(),
                        List.of(),
                        Map.of(),
                        Map.of());

        press.print(issue("Of the day"), day);
        weeks.print(content, week);

        assertThat(store.get("README.md")).isPresent();
        assertThat(store.get("reports/2026-W09.md")).isPresent();
        assertThatThrownBy(() -> weeks.print(content, replaced))
                .isInstanceOf(CancellationException.class);
    }

    private static Press.Issue issue(String title) {
        var digest =
                Samples.digest("a/b", Samples.DAY, Samples.commit("a/b", 1, Level.HIGH, title));
        var content = EditionContent.withoutModel(Samples.DAY, 1, List.of(RepoDay.of(digest)));
        return new Press.Issue(content, content, List.of(Samples.DAY), List.of(), List.of());
    }
}

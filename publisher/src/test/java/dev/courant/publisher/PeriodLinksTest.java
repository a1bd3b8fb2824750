package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whatever the pages of a week and a month lead to is there, from where they are kept too. */
class PeriodLinksTest {

    private static final Pattern LINK =
            Pattern.compile("(?: (?:href|src)=\"|\\]\\()([^\"):#]+)(?:#([^\")]*))?[\")]");
    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");

    @TempDir Path directory;

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var config = Samples.config("en").withPeriods(Set.of(Period.WEEK, Period.MONTH));
        try (var paper = new Pressroom(directory, config)) {
            paper.watch("a/one", 0);
            for (int i = 0; i < 28; i++) {
                paper.send(Samples.digest("a/one", FIRST.plusDays(i), event(i)));
            }
            var files = paper.files();

            int followed = 0;
            for (var page : files.keySet()) {
                if (page.matches(".*reports/2026-(?:W08|02)\\.(?:md|html)")) {
                    followed += follow(page, files);
                }
            }
            assertThat(followed).isGreaterThan(4 * 2 * (28 + 7));
        }
    }

    private static EnrichedEvent event(int number) {
        return Samples.commit("a/one", number, Level.HIGH, "Commit " + number);
    }

    private static int follow(String page, Map<String, String> files) {
        int followed = 0;
        var links = LINK.matcher(files.get(page));
        while (links.find()) {
            var target = Path.of(page).resolveSibling(links.group(1)).normalize().toString();
            assertThat(files).as("from %s", page).containsKey(target);
            if (links.group(2) != null) {
                assertThat(files.get(target))
                        .as("%s from %s", links.group(), page)
                        .contains("id=\"" + links.group(2) + "\"");
            }
            followed++;
        }
        return followed;
    }
}

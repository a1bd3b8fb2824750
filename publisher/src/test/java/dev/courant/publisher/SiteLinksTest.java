package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whatever a page of the site names is there, wherever the page itself stands. */
class SiteLinksTest {

    private static final Pattern LINK = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");
    private static final Pattern TITLE = Pattern.compile("\\[(\\d),\"\\w+\",\"([^\"]+)\",");

    @TempDir Path root;

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        SampleSite.print("zh", root);

        int followed = 0;
        for (var page : files(".html")) {
            boolean isKept = page.startsWith(root.resolve("revisions"));
            for (var link : links(page)) {
                assertThat(link).as("%s", page).doesNotContain("\\").isNotEmpty();
                if (!link.startsWith("https://github.com/") && !link.startsWith("data:")) {
                    assertLeadsSomewhere(page, link);
                    followed++;
                }
            }
            assertThat(isKept || Files.exists(kept(page))).as("kept: %s", page).isTrue();
        }
        assertThat(followed).isGreaterThan(10_000);
    }

    /** The index is of no revision. */
    private Path kept(Path page) {
        var path = root.relativize(page).toString();
        var day = path.startsWith("reports/") ? path.substring(8, 18) : "";
        return day.isEmpty() ? page : root.resolve("revisions/" + day + "/1/" + path);
    }

    @Test
    void theSearchLeadsToEventsThatAreThere() throws Exception {
        SampleSite.print("zh", root);

        var day = Files.readString(root.resolve("archive/" + SampleSite.OLD_DAY + ".js"));
        var page = root.resolve("reports/" + SampleSite.OLD_DAY + "/kiln-works/glaze.html");
        var titles = TITLE.matcher(day).results().filter(title -> title.group(1).equals("0"));

        assertThat(day)
                .contains(
                        "\"pages\":[\"reports/" + SampleSite.OLD_DAY + "/kiln-works/glaze.html\"");
        assertThat(titles.map(title -> " id=\"" + title.group(2) + "\""))
                .hasSizeGreaterThan(3)
                .allMatch(Files.readString(page)::contains);
    }

    private static void assertLeadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        var path = hash < 0 ? link : link.substring(0, hash);
        var target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        assertThat(target).as("%s in %s", link, page).isRegularFile();
        if (hash >= 0) {
            var anchor = URLDecoder.decode(link.substring(hash + 1), StandardCharsets.UTF_8);
            assertThat(Files.readString(target))
                    .as("%s in %s", link, page)
                    .contains("id=\"" + anchor + "\"");
        }
    }

    private static List<String> links(Path page) throws IOException {
        var links = new ArrayList<String>();
        LINK.matcher(Files.readString(page))
                .results()
                .forEach(
                        link ->
                                links.add(
                                        link.group(1).replace("&amp;", "&").replace("&#61;", "=")));
        return links;
    }

    private List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}

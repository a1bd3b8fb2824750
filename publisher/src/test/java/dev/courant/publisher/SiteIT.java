package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

import dev.courant.store.S3Config;
import dev.courant.store.S3Credentials;
import dev.courant.store.S3Store;
import dev.courant.testkit.s3.S3Server;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The site in a real browser. What it looks like is left in {@code target/screenshots}. */
class SiteIT {

    private static final String INDEX = "index.html";
    private static final String EDITION = "reports/2026-02-24.html";
    private static final String REPO = "reports/2026-02-24/kiln-works/glaze.html";
    private static final List<String> PAGES = List.of(INDEX, EDITION, REPO);

    /** Where the titles are that could break a page. */
    private static final String NASTY = "reports/" + SampleSite.OLD_DAY + "/kiln-works/glaze.html";

    private static final List<ColorScheme> COLOURS = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final Path PICTURES = Path.of("target/screenshots");

    @TempDir private static Path sites;
    private static Chromium chromium;
    private static HttpServer server;
    private static S3Server bucket;

    @BeforeAll
    static void print() throws IOException, InterruptedException {
        chromium = Chromium.start();
        for (var language : Words.LANGUAGES) {
            SampleSite.print(language, sites.resolve(language));
        }
        server =
                SimpleFileServer.createFileServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        sites,
                        SimpleFileServer.OutputLevel.NONE);
        server.start();
    }

    /** A bucket says of each object what it is: a browser shows no page that is called data. */
    @BeforeAll
    static void publish() throws IOException, InterruptedException {
        bucket = S3Server.startPublic();
        var config =
                S3Config.of(S3Server.BUCKET, "")
                        .at(bucket.url())
                        .withCredentials(
                                new S3Credentials(S3Server.ACCESS_KEY, S3Server.SECRET_KEY));
        try (var store = S3Store.open(config)) {
            for (var language : Words.LANGUAGES) {
                SampleSite.print(language, store.below(language));
            }
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop(0);
            chromium.close();
        }
        if (bucket != null) {
            bucket.close();
        }
    }

    private static String url(String scheme, String language, String page) {
        var root =
                switch (scheme) {
                    case "file" -> sites.toUri().toString();
                    case "s3" -> bucket.url() + "/" + S3Server.BUCKET + "/";
                    default -> "http://127.0.0.1:" + server.getAddress().getPort() + "/";
                };
        return root + language + "/" + page;
    }

    @ParameterizedTest
    @CsvSource({"file, zh", "file, en", "http, zh", "http, en", "s3, zh", "s3, en"})
    void opensWithoutComplaintsAndAsksNobodyElse(String scheme, String language) {
        for (var path : with(NASTY)) {
            try (var window = chromium.open(options -> {})) {
                window.page.navigate(url(scheme, language, path));

                assertThat(window.complaints).as(path).isEmpty();
                assertThat(window.requests)
                        .as(path)
                        .hasSize(3)
                        .allMatch(asked -> asked.startsWith(url(scheme, language, "")));
                assertThat(font(window.page)).as("style sheet of " + path).contains("system-ui");
            }
        }
    }

    private static List<String> with(String page) {
        return Stream.concat(PAGES.stream(), Stream.of(page)).toList();
    }

    private static String font(Page page) {
        return page.evaluate("getComputedStyle(document.body).fontFamily").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void isNoWiderThanAPhone(String language) {
        for (var path : with(NASTY)) {
            for (var dark : COLOURS) {
                try (var window =
                        chromium.open(
                                options ->
                                        options.setViewportSize(360, 740).setColorScheme(dark))) {
                    window.page.navigate(url("file", language, path));

                    assertThat(window.page.evaluate("document.documentElement.scrollWidth"))
                            .as(path)
                            .isEqualTo(360);
                    picture(window.page, language, path, "360-" + dark);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void isAccessible(String language) {
        for (var path : PAGES) {
            for (var colours : COLOURS) {
                try (var window =
                        chromium.open(
                                options ->
                                        options.setViewportSize(1280, 900)
                                                .setColorScheme(colours))) {
                    window.page.navigate(url("file", language, path));

                    var violations = new AxeBuilder(window.page).analyze().getViolations();

                    assertThat(violations)
                            .as("%s in %s", path, colours)
                            .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst())
                            .isEmpty();
                    picture(window.page, language, path, "wide-" + colours);
                }
            }
        }
    }

    private static void picture(Page page, String language, String path, String name) {
        var file = language + "-" + path.substring(path.lastIndexOf('/') + 1) + "-" + name + ".png";
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(file.toLowerCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "http"})
    void findsTitlesOfAnyDay(String scheme) {
        try (var window = chromium.open(options -> {})) {
            window.page.navigate(url(scheme, "en", INDEX));
            var results = window.page.locator(".results a");

            window.page.getByLabel("Words in titles").fill("two STAGES");
            PlaywrightAssertions.assertThat(results)
                    .hasText(new String[] {"feat(firing)!: fire in two stages (#41)"});

            window.page.getByLabel("Words in titles").fill("修复窑炉过热");
            PlaywrightAssertions.assertThat(results).hasText(new String[] {SampleSite.OLD});
            results.click();
            assertThat(window.page.url())
                    .contains("reports/" + SampleSite.OLD_DAY + "/kiln-works/glaze.html#commit-");
            PlaywrightAssertions.assertThat(window.page.locator("article:target h3"))
                    .containsText(SampleSite.OLD);
            assertThat(window.complaints).isEmpty();
        }
    }

    @Test
    void showsHostileTitlesAsTheirCharacters() {
        try (var window = chromium.open(options -> {})) {
            window.page.navigate(url("file", "en", INDEX));
            var results = window.page.locator(".results a");

            window.page.getByLabel("Words in titles").fill("<script>alert('x')");
            PlaywrightAssertions.assertThat(results).hasCount(1);
            PlaywrightAssertions.assertThat(results).containsText("<script>alert('x')</script>");

            window.page.getByLabel("Words in titles").fill("__proto__");
            PlaywrightAssertions.assertThat(results)
                    .hasText(new String[] {"__proto__ constructor"});
            assertThat(window.complaints).isEmpty();
        }
    }

    @Test
    void hostileTitlesMakeNoElementsOfTheirOwn() {
        try (var window = chromium.open(options -> {})) {
            window.page.navigate(url("file", "en", NASTY));

            assertThat(window.page.locator("script").count()).isEqualTo(1);
            assertThat(window.page.locator("img, iframe, b, form:not(.filters)").count()).isZero();
            assertThat(window.page.locator("a[href*='evil']:not([href^='#'])").count()).isZero();
            PlaywrightAssertions.assertThat(window.page.locator("#commit-abc038500000 h3"))
                    .containsText("<script>alert('x')</script>");
        }
    }

    @Test
    void searchesWithinALevelAndARepository() {
        try (var window = chromium.open(options -> {})) {
            window.page.navigate(url("file", "en", INDEX));
            var search = window.page.locator("section.search");
            var results = search.locator(".results li");

            search.getByLabel("Level").selectOption("high");
            search.getByLabel("Repository").selectOption("kiln-works/shut");

            PlaywrightAssertions.assertThat(
                            search.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
                    .containsText("editions");
            assertThat(results.count()).isPositive();
            assertThat(results.allTextContents())
                    .allMatch(text -> text.startsWith("High") && text.contains("kiln-works/shut"));
        }
    }

    @Test
    void filtersAnEditionByLevelAndRepository() {
        try (var window = chromium.open(options -> {})) {
            window.page.navigate(url("file", "en", EDITION));
            var filters = window.page.locator("form.filters");
            var events = window.page.locator(".details li.event:visible");
            int all = events.count();

            filters.getByLabel("Medium").uncheck();
            filters.getByLabel("Low").uncheck();
            assertThat(events.count()).isPositive().isLessThan(all);
            assertThat(events.locator("> .mark").allTextContents()).containsOnly("High");
            PlaywrightAssertions.assertThat(filters.locator("[role=status]"))
                    .hasText(events.count() + " of " + all + " events shown");

            filters.getByLabel("Repository").selectOption("kiln-works/shut");
            assertThat(window.page.locator("section.repo:visible").count()).isEqualTo(1);
            assertThat(window.page.locator(".contents ul ul a:visible").allTextContents())
                    .containsExactly("kiln-works/shut");
            assertThat(events.count()).isZero();
        }
    }

    @Test
    void filtersARepositorysPageByLevel() {
        try (var window = chromium.open(options -> {})) {
            window.page.navigate(url("file", "zh", REPO));

            window.page.locator("form.filters").getByLabel("高", exact()).uncheck();

            assertThat(window.page.locator("article.high:visible").count()).isZero();
            assertThat(window.page.locator("article.medium:visible").count()).isPositive();
        }
    }

    private static Locator.GetByLabelOptions exact() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    @Test
    void theCalendarIsOneStopWhoseDaysTheArrowKeysReach() {
        try (var window = chromium.open(options -> {})) {
            window.page.navigate(url("file", "en", INDEX));
            var days = window.page.locator("svg.year a");
            assertThat(window.page.locator("svg.year a[tabindex='0']").count()).isEqualTo(1);

            days.last().focus();
            window.page.keyboard().press("ArrowUp");
            assertThat(focused(window.page)).startsWith("2026-02-23");
            window.page.keyboard().press("ArrowLeft");
            assertThat(focused(window.page)).startsWith("2026-02-16");
            window.page.keyboard().press("Enter");
            window.page.waitForURL(url("file", "en", "reports/2026-02-16.html"));
        }
    }

    private static String focused(Page page) {
        return page.evaluate("document.activeElement.getAttribute('aria-label')").toString();
    }

    @Test
    void saysTheSameWithoutItsScript() {
        try (var window = chromium.open(options -> options.setJavaScriptEnabled(false))) {
            window.page.navigate(url("file", "en", INDEX));
            assertThat(window.page.locator("section.search").isVisible()).isFalse();
            window.page
                    .locator(".archive a", new Page.LocatorOptions().setHasText("2026-02-24"))
                    .click();
            assertThat(window.page.url()).endsWith(EDITION);
            assertThat(window.page.locator("form.filters").isVisible()).isFalse();
            assertThat(window.page.locator(".details li.event:visible").count()).isPositive();
            window.page
                    .locator("h3 a", new Page.LocatorOptions().setHasText("kiln-works/glaze"))
                    .click();
            assertThat(window.page.url()).endsWith(REPO);
            assertThat(window.page.locator("article.event:visible").count()).isPositive();
        }
    }

    @Test
    void printsTheNewsAlone() {
        try (var window = chromium.open(options -> {})) {
            window.page.navigate(url("file", "en", REPO));
            window.page.locator("details.every summary").click();
            assertThat(window.page.locator("details.every table").first().isVisible()).isFalse();

            window.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(window.page.locator(".contents").isVisible()).isFalse();
            assertThat(window.page.locator(".filters").isVisible()).isFalse();
            assertThat(window.page.locator("details.every table").first().isVisible()).isTrue();
            assertThat(
                            window.page.pdf(
                                    new Page.PdfOptions()
                                            .setFormat("A4")
                                            .setPath(PICTURES.resolve("print.pdf"))))
                    .isNotEmpty();
        }
    }
}

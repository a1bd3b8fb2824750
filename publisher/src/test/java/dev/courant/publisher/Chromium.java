package dev.courant.publisher;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The machine's own Chromium. Where there is none, tests that need it are skipped; in CI they fail.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> QUIET =
            List.of(
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-quic",
                    "--disable-sync",
                    "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(QUIET));
    }

    static Chromium start() {
        var executable = find();
        if (executable.isEmpty() && System.getenv("CI") == null) {
            Assumptions.abort("No Chromium on the PATH: none of " + NAMES);
        }
        return new Chromium(
                executable.orElseThrow(
                        () -> new AssertionError("No Chromium on the PATH: none of " + NAMES)));
    }

    private static Optional<Path> find() {
        var directories = System.getenv("PATH").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(directories).map(path -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of its own, with nothing kept from others. */
    Window open(Consumer<Browser.NewContextOptions> options) {
        var chosen = new Browser.NewContextOptions();
        options.accept(chosen);
        return new Window(browser.newContext(chosen));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** A window, and what went wrong in it: messages on the console, and what could not be read. */
    static final class Window implements AutoCloseable {

        final Page page;
        final List<String> complaints = new ArrayList<>();
        final List<String> requests = new ArrayList<>();
        private final BrowserContext context;

        private Window(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.onConsoleMessage(
                    message -> complaints.add(message.type() + ": " + message.text()));
            page.onPageError(error -> complaints.add("error: " + error));
            page.onRequest(request -> requests.add(request.url()));
            page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}

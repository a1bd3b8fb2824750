package dev.courant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.http.Reply;
import dev.courant.testkit.http.Request;
import dev.courant.testkit.s3.S3Line;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class S3StoreTest extends StoreContract {

    private static final String KEPT_PAGE = "revisions/2026-02-24/1/page.md";

    private static Newsstand newsstand;

    private String prefix = "";

    @BeforeAll
    static void open() {
        newsstand = new Newsstand();
    }

    @AfterAll
    static void close() {
        newsstand.close();
    }

    @BeforeEach
    void nameThePrefix(TestInfo test) {
        prefix = "papers/" + test.getDisplayName().replaceAll("[^A-Za-z0-9]", "-");
    }

    @AfterEach
    void mendTheLine() {
        newsstand.line.faults().clear();
    }

    @Override
    ObjectStore store() {
        return newsstand.store(prefix);
    }

    @Test
    void tellsReadersTypeAndCaching() throws IOException {
        store().put(PAGE, bytes("page"), LATEST);
        store().put(KEPT_PAGE, bytes("page"), KEPT);

        var latest = newsstand.head(prefix + "/" + PAGE);
        assertThat(latest.contentType()).isEqualTo("text/markdown; charset=utf-8");
        assertThat(latest.cacheControl()).isEqualTo("no-cache");
        assertThat(newsstand.head(prefix + "/" + KEPT_PAGE).cacheControl())
                .isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void writesOnceMoreWhatHasTheSameBytesButAnotherType() throws IOException {
        store().put(PAGE, bytes("page"), Metadata.replaceable("text/plain"));

        assertThat(store().put(PAGE, bytes("page"), LATEST)).isEqualTo(Written.REPLACED);

        assertThat(newsstand.head(prefix + "/" + PAGE).contentType()).contains("markdown");
    }

    @Test
    void keysStandBelowThePrefixAndTheBucketInThePath() throws IOException {
        try (var store = newsstand.behindTheLine(prefix)) {
            store.put(PAGE, bytes("page"), LATEST);
        }

        assertThat(newsstand.keys()).contains(prefix + "/" + PAGE);
        assertThat(newsstand.line.requests()).contains("PUT /newsstand/" + prefix + "/" + PAGE);
    }

    @Test
    void toWriteWhatIsThereCostsNoWrite() throws IOException {
        try (var store = newsstand.behindTheLine(prefix)) {
            store.put(PAGE, bytes("page"), LATEST);
            store.put(KEPT_PAGE, bytes("page"), KEPT);
            var before = newsstand.line.requests();

            store.put(PAGE, bytes("page"), LATEST);
            store.put(KEPT_PAGE, bytes("page"), KEPT);

            assertThat(newsstand.line.requests().subList(before.size(), before.size() + 2))
                    .allMatch(request -> request.startsWith("GET "));
            assertThat(newsstand.line.requests()).hasSize(before.size() + 2);
        }
    }

    /** The other's write comes between our look and our write: the line is hooked there. */
    @Test
    void noticesAnotherWriterOfAnObject() throws IOException {
        store().put(PAGE, bytes("first"), LATEST);
        for (var wasThere : List.of(PAGE, "reports/new.md")) {
            try (var store = newsstand.behindTheLine(prefix)) {
                newsstand.line.beforeNext("PUT", () -> write(wasThere, "theirs"));

                assertThatExceptionOfType(ConflictException.class)
                        .isThrownBy(() -> store.put(wasThere, bytes("ours"), LATEST))
                        .withMessageContaining(wasThere)
                        .withMessageContaining("somebody else");

                assertThat(text(store, wasThere)).isEqualTo("theirs");
                assertThat(store.put(wasThere, bytes("ours"), LATEST)).isEqualTo(Written.REPLACED);
            }
        }
    }

    @Test
    void noticesThatAnotherHasRemovedAnObject() throws IOException {
        store().put(PAGE, bytes("first"), LATEST);
        try (var store = newsstand.behindTheLine(prefix)) {
            newsstand.line.beforeNext("PUT", () -> newsstand.remove(prefix + "/" + PAGE));

            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> store.put(PAGE, bytes("ours"), LATEST));

            assertThat(store.put(PAGE, bytes("ours"), LATEST)).isEqualTo(Written.CREATED);
        }
    }

    @Test
    void isAtOneWithAnotherWriterOfTheSameBytes() throws IOException {
        try (var store = newsstand.behindTheLine(prefix)) {
            newsstand.line.beforeNext("PUT", () -> write(KEPT_PAGE, "same"));

            assertThat(store.put(KEPT_PAGE, bytes("same"), KEPT)).isEqualTo(Written.CREATED);
        }
    }

    private void write(String path, String text) {
        try {
            store().put(path, bytes(text), path.equals(KEPT_PAGE) ? KEPT : LATEST);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAnswerThatWasLostIsNoConflict() throws IOException {
        try (var store = newsstand.behindTheLine(prefix)) {
            newsstand.line.faults().next(1, S3Line.lostAnswer()).after(1).on(PAGE);

            assertThat(store.put(PAGE, bytes("page"), LATEST)).isEqualTo(Written.CREATED);

            assertThat(text(store, PAGE)).isEqualTo("page");
        }
    }

    @Test
    void findsThatConditionsAreHonoured() {
        var probe = store().probe();

        assertThat(probe.usable()).isTrue();
        assertThat(probe.conditionalWrites()).isEqualTo(ConditionalWrites.HONOURED);
        assertThat(probe.text()).contains("s3://newsstand/" + prefix).contains("are honoured");
        assertThat(newsstand.keys()).contains(prefix + "/.courant/probe");
    }

    @Test
    void findsThatConditionsAreIgnored() {
        newsstand
                .line
                .faults()
                .always(new Fault.Spoiled("unconditional", S3StoreTest::unconditionally));
        try (var store = newsstand.behindTheLine(prefix)) {
            assertThat(store.probe().conditionalWrites()).isEqualTo(ConditionalWrites.IGNORED);
        }
    }

    private static Reply unconditionally(Request request, Reply reply) {
        return reply.status() == 412
                ? new Reply(200, Map.of("ETag", "\"1\""), "", reply.delivery())
                : reply;
    }

    @Test
    void writesWithoutConditionsWhereTheyAreRefused() throws IOException {
        try (var store = newsstand.behindTheLine(prefix)) {
            newsstand
                    .line
                    .faults()
                    .next(1, S3Line.refusal(501, "NotImplemented"))
                    .after(1)
                    .on(PAGE);

            assertThat(store.put(PAGE, bytes("page"), LATEST)).isEqualTo(Written.CREATED);

            assertThat(text(store, PAGE)).isEqualTo("page");
            assertThat(store.probe().conditionalWrites()).isEqualTo(ConditionalWrites.REFUSED);
        }
    }
}

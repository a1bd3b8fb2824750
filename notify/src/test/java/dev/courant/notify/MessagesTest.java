package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.webhook.Message;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookSimulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What each vendor gets; the simulator refuses what is beyond the vendor's limits. */
class MessagesTest {

    private final VirtualClock clock = VirtualClock.at(Samples.NOON);
    private final WebhookSimulator vendors = WebhookSimulator.start(clock);
    private final Channels channels = new Channels(clock);

    @AfterEach
    void close() {
        channels.close();
        vendors.close();
    }

    static Stream<Arguments> days() {
        return Arrays.stream(Vendor.values())
                .flatMap(
                        vendor ->
                                Stream.of("zh", "en")
                                        .flatMap(
                                                language ->
                                                        Stream.of(3, 300)
                                                                .map(
                                                                        events ->
                                                                                Arguments.of(
                                                                                        vendor,
                                                                                        language,
                                                                                        events))));
    }

    @ParameterizedTest
    @MethodSource("days")
    void aDayOfAnySizeArrivesWithItsLink(Vendor vendor, String language, int events)
            throws InterruptedException {
        EditionNotice edition = Samples.edition(language, events, Samples.TITLES);

        Message message = sent(vendor, edition);

        assertThat(message.links()).contains(Samples.PAPER.toString());
        assertThat(message.links()).isSubsetOf(given(edition));
        assertThat(message.shown()).contains("attention");
        if (vendor != Vendor.WEBHOOK) {
            int shown =
                    message.links().stream()
                            .filter(link -> link.contains("/commit/"))
                            .toList()
                            .size();
            assertThat(shown).isBetween(3, 20);
            String more = language.equals("zh") ? "另有 %d 条" : "and %d more event";
            assertThat(message.shown().contains(more.formatted(events - shown)))
                    .isEqualTo(events > shown);
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void hostileTextDoesNothing(Vendor vendor, String language, int events)
            throws InterruptedException {
        EditionNotice edition = Samples.edition(language, events, Samples.HOSTILE);

        Message message = sent(vendor, edition);

        assertThat(message.links()).contains(Samples.PAPER.toString()).isSubsetOf(given(edition));
        assertThatIsWhole(message);
    }

    @ParameterizedTest
    @EnumSource
    void anAlertArrivesWithItsLinkWhateverItsTitle(Vendor vendor) throws InterruptedException {
        for (String title :
                Stream.concat(Samples.TITLES.stream(), Samples.HOSTILE.stream()).toList()) {
            AlertNotice alert = Samples.alert("en", title);

            Message message = sent(vendor, alert);

            assertThat(message.links()).containsOnly(alert.link().toString());
            assertThatIsWhole(message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aQuietDayWithoutAPaperIsAMessageToo(Vendor vendor) throws InterruptedException {
        Message message = sent(vendor, Samples.quiet("en"));

        assertThat(message.links()).isEmpty();
        if (vendor != Vendor.WEBHOOK) {
            assertThat(message.shown()).contains("All quiet");
        }
    }

    /** What grows most when it is escaped, at every bound at once. */
    @ParameterizedTest
    @EnumSource
    void theWorstOfEverythingStillFits(Vendor vendor) throws InterruptedException {
        for (String worst : List.of("&", "*", "字", "@a", "\"", "👩‍👩‍👧‍👦", "\u0001", "a.b")) {
            for (String path : List.of("&", "(", "'", "%E5%AD%97")) {
                int room = 500 - "https://example.com/?".length();
                URI link = URI.create("https://example.com/?" + path.repeat(room / path.length()));

                assertThat(sent(vendor, Samples.worstEdition(worst, link)).links())
                        .anyMatch(found -> isSame(found, link));
                assertThat(sent(vendor, Samples.worstAlert(worst, link)).links())
                        .allMatch(found -> isSame(found, link))
                        .isNotEmpty();
            }
        }
    }

    /** Parentheses would end a link in Markdown; escaped, they mean the same to a server. */
    private static boolean isSame(String found, URI link) {
        return found.replace("%28", "(").equals(link.toString());
    }

    /** 40 random days a vendor, of characters of all kinds and lengths. */
    @ParameterizedTest
    @EnumSource
    void randomTextStaysWithinTheLimits(Vendor vendor) throws InterruptedException {
        Random random = new Random(20260224);
        for (int i = 0; i < 40; i++) {
            List<String> titles =
                    Stream.generate(() -> RandomText.of(random, 1 + random.nextInt(2_000)))
                            .limit(5)
                            .toList();
            EditionNotice edition =
                    Samples.edition(i % 2 == 0 ? "zh" : "en", random.nextInt(40), titles);

            Message message = sent(vendor, edition);

            assertThat(message.links())
                    .contains(Samples.PAPER.toString())
                    .isSubsetOf(given(edition));
            assertThatIsWhole(message);
        }
    }

    private Message sent(Vendor vendor, Notice notice) throws InterruptedException {
        try {
            channels.open(Desks.config(vendors, vendor).build()).send(notice);
        } catch (DeliveryException e) {
            throw new AssertionError("refused: " + vendors.refusals(), e);
        }
        return vendors.messages(vendor).getLast();
    }

    private static List<String> given(EditionNotice edition) {
        return Stream.concat(
                        Stream.of(edition.link().toString()),
                        edition.top().stream().map(item -> item.link().toString()))
                .toList();
    }

    /** No half of a surrogate pair, no control character. */
    private static void assertThatIsWhole(Message message) {
        if (message.vendor() == Vendor.WEBHOOK) {
            return;
        }
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(message.shown()));
        } catch (CharacterCodingException e) {
            throw new AssertionError("half a character in " + message.shown(), e);
        }
        assertThat(message.shown().replace("\n", "").chars()).noneMatch(Character::isISOControl);
    }
}

package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.VirtualClock;

import okhttp3.HttpUrl;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Each vendor's escapes, seen by themselves. */
class MarkupTest {

    private static final Secret URL = Secret.of("https://example.com/hook").orElseThrow();

    @Test
    void signsOfMarkdownBecomeFullWidth() {
        assertThat(Markdown.escape("[a](b) *c* _d_ `e` #f <g> h|i \\ @j !k ~l -m"))
                .isEqualTo("［a］(b) ＊c＊ ＿d＿ ｀e｀ ＃f ＜g＞ h｜i ＼ ＠j ！k ～l -m");
    }

    @Test
    void anAddressDoesNotEndItsLink() {
        assertThat(Markdown.link("a", "https://example.com/x_(y)?z=)"))
                .isEqualTo("[a](https://example.com/x_%28y%29?z=%29)");
    }

    @Test
    void discordShowsSignsAsTheyAre() {
        JsonNode embed =
                Json.read(new Discord(URL).message(titled("a_b *c* [d]")).body()).at("/embeds/0");

        assertThat(embed.path("title").asText()).isEqualTo("🔴 acme/engine: a\\_b \\*c\\* \\[d\\]");
    }

    @Test
    void slackGetsNoAngleOrBacktickOfAText() {
        JsonNode blocks =
                Json.read(new Slack(URL).message(titled("`a` <!here> & b")).body()).path("blocks");

        assertThat(blocks.at("/1/text/text").asText())
                .isEqualTo("ˋaˋ &lt;" + CleanText.JOINER + "!here&gt; &amp; b");
    }

    @Test
    void slackAddressesAreEscapedToo() {
        JsonNode blocks = Json.read(new Slack(URL).message(titled("a")).body()).path("blocks");

        assertThat(blocks.get(blocks.size() - 1).at("/text/text").asText())
                .isEqualTo("<https://example.com/x?y=1&amp;z=2|Look at it>");
    }

    @Test
    void htmlHasNoTextThatIsMarkup() {
        assertThat(Html.link(Html.escape("<b>\"&'"), "https://example.com/?a=1&b='"))
                .isEqualTo(
                        "<a href=\"https://example.com/?a=1&amp;b=&#39;\">&lt;b&gt;&quot;&amp;&#39;</a>");
    }

    /** A plus in base64 would be read as a blank. */
    @Test
    void dingTalksSignatureSurvivesTheQuery() {
        VirtualClock clock = VirtualClock.at(Samples.NOON);
        DingTalk robot = new DingTalk(URL, Secret.of("SECabc"), clock);
        for (int i = 0; i < 100; i++) {
            HttpUrl signed = robot.message(titled("a")).url();

            assertThat(signed.encodedQuery()).doesNotContain("+", "/");
            assertThat(signed.queryParameter("sign"))
                    .isEqualTo(
                            Signatures.hmac(
                                    "SECabc", signed.queryParameter("timestamp") + "\nSECabc"));
            clock.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void everyVendorSaysHowOften() {
        assertThat(List.of(new Slack(URL).pace(), new Discord(URL).pace(), new WeCom(URL).pace()))
                .containsExactly(Pace.seconds(1), Pace.seconds(2), Pace.seconds(3));
    }

    private static AlertNotice titled(String title) {
        return new AlertNotice(
                "id",
                "acme/engine",
                Level.HIGH,
                90,
                title,
                "ada",
                URI.create("https://example.com/x?y=1&z=2"),
                title,
                Samples.NOON,
                "en",
                0);
    }
}

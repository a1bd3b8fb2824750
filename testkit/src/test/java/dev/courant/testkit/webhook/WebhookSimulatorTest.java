package dev.courant.testkit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.VirtualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

class WebhookSimulatorTest {

    private static final String SECRET = "s3cret";

    private final VirtualClock clock = VirtualClock.at("2026-02-24T12:00:00Z");
    private final WebhookSimulator vendors = WebhookSimulator.start(clock);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        vendors.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Vendor.SLACK, slack("x".repeat(3_001)), "longer than 3000"),
                Arguments.of(Vendor.SLACK, slack("<!channel>"), "a mention"),
                Arguments.of(Vendor.SLACK, slack("a & b"), "ampersand"),
                Arguments.of(Vendor.SLACK, slack("a", 51), "invalid_blocks"),
                Arguments.of(Vendor.DISCORD, discord("x".repeat(4_097)), "longer than 4096"),
                Arguments.of(Vendor.DISCORD, "{\"content\":\"hi\"}", "mentions"),
                Arguments.of(Vendor.TEAMS, "{\"type\":\"" + "x".repeat(28_000) + "\"}", "28 KB"),
                Arguments.of(Vendor.TEAMS, "{\"type\":\"message\"}", "contentType"),
                Arguments.of(Vendor.FEISHU, feishu("text", "x".repeat(20_000)), "20 KB"),
                Arguments.of(Vendor.FEISHU, feishu("at", "all"), "a mention"),
                Arguments.of(Vendor.DINGTALK, dingtalk("x".repeat(5_001)), "longer than 5000"),
                Arguments.of(Vendor.DINGTALK, dingtalk("@all"), "mention"),
                Arguments.of(Vendor.WECOM, wecom("字".repeat(1_366)), "4096"),
                Arguments.of(Vendor.WECOM, wecom("<@ada>"), "mentioned"),
                Arguments.of(Vendor.TELEGRAM, telegram("x".repeat(4_097)), "too long"),
                Arguments.of(Vendor.TELEGRAM, telegram("a < b"), "parse entities"),
                Arguments.of(Vendor.TELEGRAM, telegram("<b>a"), "parse entities"),
                Arguments.of(Vendor.TELEGRAM, telegram("see example.com"), "would link"),
                Arguments.of(Vendor.WEBHOOK, "{}", "webhook-id"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatTheVendorRefuses(Vendor vendor, String body, String why)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = post(vendor, body);

        assertThat(vendors.refusals()).singleElement().asString().contains(why);
        assertThat(vendors.messages(vendor)).isEmpty();
        boolean inSuccess =
                vendor == Vendor.FEISHU || vendor == Vendor.DINGTALK || vendor == Vendor.WECOM;
        assertThat(answer.statusCode() == 200).isEqualTo(inSuccess);
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(Vendor.SLACK, slack("a &lt; <https://example.com/?a&amp;b|b>")),
                Arguments.of(Vendor.DISCORD, discord("[b](https://example.com/?a&b)")),
                Arguments.of(Vendor.FEISHU, feishu("a", "b\",\"href\":\"https://example.com/?a&b")),
                Arguments.of(Vendor.DINGTALK, dingtalk("[b](https://example.com/?a&b)")),
                Arguments.of(Vendor.WECOM, wecom("[b](https://example.com/?a&b)")),
                Arguments.of(
                        Vendor.TELEGRAM, telegram("<a href='https://example.com/?a&amp;b'>b</a>")));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void keepsWhatTheVendorTakes(Vendor vendor, String body)
            throws IOException, InterruptedException {
        post(vendor, body);

        assertThat(vendors.refusals()).isEmpty();
        Message message = vendors.messages(vendor).getFirst();
        assertThat(message.links()).containsExactly("https://example.com/?a&b");
        assertThat(message.shown()).contains("b");
    }

    @Test
    void aSignatureOfFeishusIsGoodForAnHour() throws IOException, InterruptedException {
        vendors.secret(Vendor.FEISHU, SECRET);
        String time = Long.toString(clock.instant().getEpochSecond());
        String sign = Hmac.of(time + "\n" + SECRET, "");
        String signed =
                feishu("text", "b")
                        .replaceFirst(
                                "\\{",
                                "{\"timestamp\":\"" + time + "\",\"sign\":\"" + sign + "\",");

        assertThat(post(Vendor.FEISHU, signed).body()).contains("\"code\":0");
        clock.advance(Duration.ofMinutes(61));
        assertThat(post(Vendor.FEISHU, signed).body()).contains("19021");
        assertThat(post(Vendor.FEISHU, feishu("text", "b")).body()).contains("19021");
    }

    @Test
    void aSignatureOfAWebhookIsGoodForFiveMinutes() throws IOException, InterruptedException {
        byte[] key = "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);
        vendors.secret(Vendor.WEBHOOK, "whsec_" + Base64.getEncoder().encodeToString(key));
        String body =
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"urn:x\",\"type\":\"t\",\"subject\":\"s\"}";
        String time = Long.toString(clock.instant().getEpochSecond());
        HttpRequest signed =
                request(Vendor.WEBHOOK, body, "application/cloudevents+json")
                        .header("webhook-id", "msg_1")
                        .header("webhook-timestamp", time)
                        .header(
                                "webhook-signature",
                                "v1," + Hmac.of(key, "msg_1." + time + "." + body))
                        .build();

        assertThat(send(signed).statusCode()).isEqualTo(204);
        assertThat(vendors.messages(Vendor.WEBHOOK).getFirst().id()).contains("msg_1");
        clock.advance(Duration.ofMinutes(6));
        assertThat(send(signed).statusCode()).isEqualTo(401);
    }

    @Test
    void faultsComeInTheVendorsOwnWords() throws IOException, InterruptedException {
        vendors.faults().next(1, WebhookFault.tooMany(Vendor.WECOM, Duration.ofSeconds(9)));

        HttpResponse<String> answer = post(Vendor.WECOM, wecom("b"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("45009");
        assertThat(vendors.messages(Vendor.WECOM)).isEmpty();
        assertThat(vendors.requests()).isEqualTo(1);
    }

    @Test
    void nobodyElseLivesHere() throws IOException, InterruptedException {
        URI elsewhere = vendors.url(Vendor.SLACK, "t").resolve("/pigeon/t");
        HttpRequest request = HttpRequest.newBuilder(elsewhere).build();

        assertThat(send(request).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> post(Vendor vendor, String body)
            throws IOException, InterruptedException {
        return send(request(vendor, body, "application/json").build());
    }

    private HttpRequest.Builder request(Vendor vendor, String body, String type) {
        String suffix =
                switch (vendor) {
                    case DISCORD -> "?wait=true";
                    case TELEGRAM -> "/bot1:abc/sendMessage";
                    default -> "";
                };
        return HttpRequest.newBuilder(URI.create(vendors.url(vendor, "t") + suffix))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String slack(String text) {
        return slack(text, 1);
    }

    private static String slack(String text, int blocks) {
        String block =
                "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"verbatim\":true,\"text\":\""
                        + text
                        + "\"}}";
        return "{\"text\":\"a\",\"unfurl_links\":false,\"unfurl_media\":false,\"blocks\":["
                + (block + ",").repeat(blocks - 1)
                + block
                + "]}";
    }

    private static String discord(String text) {
        return "{\"allowed_mentions\":{\"parse\":[]},\"embeds\":[{\"description\":\""
                + text
                + "\"}]}";
    }

    private static String feishu(String tag, String text) {
        return "{\"msg_type\":\"post\",\"content\":{\"post\":{\"zh_cn\":{\"title\":\"a\",\"content\":[[{\"tag\":\""
                + tag
                + "\",\"text\":\""
                + text
                + "\"}]]}}}}";
    }

    private static String dingtalk(String text) {
        return "{\"msgtype\":\"markdown\",\"markdown\":{\"title\":\"a\",\"text\":\""
                + text
                + "\"}}";
    }

    private static String wecom(String text) {
        return "{\"msgtype\":\"markdown\",\"markdown\":{\"content\":\"" + text + "\"}}";
    }

    private static String telegram(String html) {
        return "{\"chat_id\":\"1\",\"parse_mode\":\"HTML\",\"link_preview_options\":{\"is_disabled\":true},\"text\":\""
                + html.replace("'", "\\\"")
                + "\"}";
    }
}

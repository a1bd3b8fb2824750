package dev.courant.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

class LoopbackServerTest {

    private final LoopbackServer server = LoopbackServer.start(LoopbackServerTest::echo);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static Reply echo(Request request) {
        if (request.path().equals("/fail")) {
            throw new IllegalStateException("on purpose");
        }
        String text =
                String.join(
                        " ",
                        request.method(),
                        request.path(),
                        request.query().toString(),
                        request.body());
        return Reply.json(200, text)
                .with(Map.of("X-Agent", request.header("USER-AGENT").orElse("none")));
    }

    @Test
    void handsTheRequestToTheHandler() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(server.url() + "/a%20b/c?x=1%2B2&y=&x2=%E4%BF%AE"))
                        .header("User-Agent", "test")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"k\":\"修\"}"))
                        .build();

        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("POST /a b/c {x=1+2, y=, x2=修} {\"k\":\"修\"}");
        assertThat(response.headers().firstValue("X-Agent")).contains("test");
    }

    @Test
    void answersManyAtOnce() {
        List<String> bodies =
                IntStream.range(0, 200)
                        .mapToObj(
                                i ->
                                        client.sendAsync(
                                                get("/" + i), HttpResponse.BodyHandlers.ofString()))
                        .toList()
                        .stream()
                        .map(pending -> pending.join().body())
                        .toList();

        assertThat(bodies).hasSize(200).startsWith("GET /0 {} ").endsWith("GET /199 {} ");
    }

    @Test
    void aFailingHandlerIsAnAnswerToo() throws Exception {
        HttpResponse<String> response =
                client.send(get("/fail"), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("simulator itself failed");
    }

    @Test
    void keepsAConnectionForSeveralRequestsAndEndsItWhenAsked() throws Exception {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            String requests =
                    String.join(
                            "\r\n",
                            "GET /1 HTTP/1.1",
                            "Host: x",
                            "",
                            "HEAD /2 HTTP/1.1",
                            "Connection: close",
                            "",
                            "");
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();

            String answers = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers).containsOnlyOnce("GET /1 {} ").doesNotContain("HEAD /2");
            assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(3);
            assertThat(answers).endsWith("Content-Length: 11\r\n\r\n");
        }
    }

    @Test
    void tellsThatADeliveryIsOverBeforeTheClientHasAllOfIt() throws Exception {
        for (Delivery how :
                List.of(
                        new Delivery.Whole(),
                        new Delivery.Delayed(Duration.ofMillis(1)),
                        new Delivery.Delayed(
                                Duration.ofMillis(1),
                                new Delivery.Dripped(2, Duration.ofMillis(1))))) {
            AtomicBoolean over = new AtomicBoolean();
            Reply reply = Reply.json(200, "hello");
            try (LoopbackServer watched =
                    LoopbackServer.start(
                            request ->
                                    reply.delivered(
                                            new Delivery.Watched(how, () -> over.set(true))))) {
                HttpRequest request = HttpRequest.newBuilder(watched.url()).build();

                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                        .isEqualTo("hello");

                assertThat(over).as("%s", how).isTrue();
            }
        }
    }

    @Test
    void tellsThatADeliveryIsOverWhenTheClientLeaves() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (LoopbackServer watched =
                LoopbackServer.start(
                        request ->
                                Reply.json(200, "")
                                        .delivered(
                                                new Delivery.Watched(
                                                        new Delivery.Hung(), over::countDown)))) {
            try (Socket socket = new Socket(watched.url().getHost(), watched.url().getPort())) {
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(over.getCount()).isEqualTo(1);
            }

            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nonsenseEndsTheConnectionAndNothingElse() throws Exception {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(client.send(get("/x"), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).build();
    }
}

package dev.courant.testkit.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads a simulator over real HTTP, as a client would. */
final class Reader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Reader(URI base) {
        this.base = base;
    }

    /** An answer with its body as JSON, where it is some. */
    record Answer(int status, HttpHeaders headers, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not JSON: " + body, e);
            }
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        Optional<String> next() {
            Matcher link = NEXT.matcher(header("Link"));
            return link.find() ? Optional.of(link.group(1)) : Optional.empty();
        }

        List<String> texts(String pointer) {
            return Reader.texts(json(), pointer);
        }
    }

    Answer get(String path, String... headers) {
        try {
            return send(path, headers);
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + path, e);
        }
    }

    /** As {@link #get}, for those who expect no answer. */
    Answer send(String path, String... headers) throws IOException {
        URI address = path.startsWith("http") ? URI.create(path) : URI.create(base + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All pages of a list, by the Link headers. */
    List<Answer> pages(String path) {
        List<Answer> pages = new ArrayList<>();
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            pages.add(get(next.get()));
            next = pages.getLast().next();
        }
        return pages;
    }

    static List<String> texts(JsonNode array, String pointer) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.at(pointer).asText())
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}

package dev.courant.testkit.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Commits that were once recorded from GitHub: one commit detail a line, as {@code GET
 * /repos/{o}/{r}/commits/{sha}} answers. They become a {@link Timeline} in which each was pushed at
 * its committer date, in that order. Parents that were not recorded are named but not there.
 */
public final class RecordedDay {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Line(String sha, Instant at, JsonNode detail) {}

    private RecordedDay() {}

    /** Reads a file of lines. An empty file is a repository in which nothing was ever pushed. */
    public static Timeline load(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            if (!text.isBlank()) {
                lines.add(line(file, lines.size() + 1, text));
            }
        }
        lines.sort(Comparator.comparing(Line::at));
        Timeline timeline = Timeline.empty();
        for (Line line : lines) {
            timeline.commit(line.sha(), draft -> fill(draft, line))
                    .push(line.at(), "main", line.sha());
        }
        return timeline;
    }

    private static Line line(Path file, int number, String text) {
        try {
            JsonNode detail = JSON.readTree(text);
            String sha = detail.required("sha").asText();
            return new Line(sha, date(detail, "committer"), detail);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Line " + number + " of " + file + " is no commit detail", e);
        }
    }

    private static CommitDraft fill(CommitDraft draft, Line line) {
        JsonNode detail = line.detail();
        draft.at(line.at())
                .authoredAt(date(detail, "author"))
                .message(detail.at("/commit/message").asText())
                .author(author(detail))
                .parents(parents(detail));
        detail.path("files").forEach(file -> draft.file(file(file)));
        return draft;
    }

    private static Instant date(JsonNode detail, String whose) {
        return Instant.parse(detail.requiredAt("/commit/" + whose + "/date").asText());
    }

    private static Person author(JsonNode detail) {
        JsonNode author = detail.at("/commit/author");
        return new Person(
                author.path("name").asText(),
                author.path("email").asText(),
                text(detail.path("author").path("login")));
    }

    private static String[] parents(JsonNode detail) {
        List<String> shas = new ArrayList<>();
        detail.path("parents").forEach(parent -> shas.add(parent.path("sha").asText()));
        return shas.toArray(String[]::new);
    }

    private static FileChange file(JsonNode file) {
        return new FileChange(
                file.path("filename").asText(),
                text(file.path("previous_filename")),
                file.path("status").asText(),
                file.path("additions").asInt(),
                file.path("deletions").asInt(),
                text(file.path("patch")),
                file.path("sha").asText());
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}

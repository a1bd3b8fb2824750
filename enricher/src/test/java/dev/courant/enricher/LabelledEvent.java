package dev.courant.enricher;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.courant.github.ChangedFile;
import dev.courant.schemas.Level;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An event and the level that a person gave it; an issue, unless it has files.
 *
 * @param files each as {@code M path +added -removed}, of status A, M, D or R; {@code x40} behind
 *     it stands for forty like it
 * @param patches of some files, by path
 */
@JsonIgnoreProperties(ignoreUnknown = false)
record LabelledEvent(
        String id,
        String title,
        @Nullable String body,
        @Nullable List<String> files,
        @Nullable Map<String, String> patches,
        boolean bot,
        @Nullable List<String> labels,
        int comments,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES) Level level,
        String why) {

    private static final Path FILES = Path.of("src/test/resources/importance");
    private static final Pattern FILE =
            Pattern.compile("([AMDR]) (\\S+) \\+(\\d+) -(\\d+)(?: x(\\d+))?");
    private static final Map<String, String> STATUS =
            Map.of("A", "added", "M", "modified", "D", "removed", "R", "renamed");

    static List<LabelledEvent> all() {
        var reader = new ObjectMapper(new YAMLFactory()).readerForListOf(LabelledEvent.class);
        try (Stream<Path> files = Files.list(FILES)) {
            var events = new ArrayList<LabelledEvent>();
            for (Path file : files.sorted().toList()) {
                events.addAll(reader.<List<LabelledEvent>>readValue(file.toFile()));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isCommit() {
        return files != null;
    }

    /** Depends on the id alone: an event that is added moves no other to the other half. */
    boolean heldOut() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(id.getBytes(StandardCharsets.UTF_8));
            return (hash[hash.length - 1] & 1) == 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Importance ranked() {
        String text = body == null ? "" : body;
        if (files == null) {
            var known = labels == null ? List.<String>of() : labels;
            return ImportanceRules.weigh(EventFacts.ofIssue(title, text, bot, known, comments));
        }
        var message = CommitMessage.parse(title + "\n\n" + text, Samples.REPO);
        var changed = files.stream().flatMap(this::changed).toList();
        return ImportanceRules.weigh(EventFacts.ofCommit(message, bot, ChangedPaths.of(changed)));
    }

    private Stream<ChangedFile> changed(String line) {
        Matcher file = FILE.matcher(line);
        if (!file.matches()) {
            throw new IllegalArgumentException(id + ": " + line);
        }
        String path = file.group(2);
        if (file.group(5) == null) {
            return Stream.of(changed(file, path));
        }
        return IntStream.range(0, Integer.parseInt(file.group(5)))
                .mapToObj(number -> changed(file, path.replaceFirst("(\\.\\w+)$", number + "$1")));
    }

    private ChangedFile changed(Matcher file, String path) {
        return new ChangedFile(
                path,
                null,
                STATUS.get(file.group(1)),
                Integer.parseInt(file.group(3)),
                Integer.parseInt(file.group(4)),
                patches == null ? null : patches.get(path));
    }
}

package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.ListItem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a commit in few words: the most changed by name, under the directory that they
 * share.
 */
final class FileText {

    private static final Comparator<FileChange> MOST_CHANGED_FIRST =
            Comparator.comparingInt((FileChange file) -> file.getAdditions() + file.getDeletions())
                    .reversed()
                    .thenComparing(FileChange::getPath);
    private static final int PATH_LIMIT = 160;

    private final Words words;

    FileText(Words words) {
        this.words = words;
    }

    /** At most {@code top} files by name, how many more, and the lines of all. */
    Line named(EnrichedEvent event, int top) {
        var shown = mostChanged(event, top);
        var directory = shown.size() > 1 ? sharedDirectory(shown) : "";
        var line = new Line();
        if (!directory.isEmpty()) {
            line.text(words.say("files.in")).code(path(directory)).text(words.say("files.in.end"));
        }
        for (int i = 0; i < shown.size(); i++) {
            var file = shown.get(i);
            line.text(i == 0 ? "" : words.say("list.separator"))
                    .code(path(file.getPath().substring(directory.length())))
                    .text(" (" + change(file.getAdditions(), file.getDeletions()) + ")");
        }
        int more = count(event) - shown.size();
        return more == 0 ? line : line.text(words.say("files.more", more)).text(total(event));
    }

    /** One file by name, several as a number under the directory that they share. */
    Line counted(EnrichedEvent event) {
        var files = event.getFiles();
        if (count(event) == 1 && files.size() == 1) {
            return named(event, 1);
        }
        var directory = files.isEmpty() ? "" : sharedDirectory(files);
        var line = new Line();
        if (!directory.isEmpty()) {
            line.code(path(directory)).text(" ");
        }
        return line.text(
                words.say("files.count", count(event))
                        + " ("
                        + change(event.getAdditions(), event.getDeletions())
                        + ")");
    }

    /**
     * Modules, which are the first two directories of a path, the most changed first, at most
     * {@code top}.
     */
    List<ListItem> modules(EnrichedEvent event, int top) {
        var modules = new LinkedHashMap<String, List<FileChange>>();
        for (var file : mostChanged(event, Integer.MAX_VALUE)) {
            modules.computeIfAbsent(module(file.getPath()), name -> new ArrayList<>()).add(file);
        }
        var items = new ArrayList<ListItem>();
        modules.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Map.Entry<String, List<FileChange>> module) ->
                                                sum(module.getValue()))
                                .reversed())
                .limit(top)
                .forEach(module -> items.add(module(module.getKey(), module.getValue()).item()));
        if (modules.size() > top) {
            items.add(Line.of(words.say("modules.more", modules.size() - top)).item());
        }
        return items;
    }

    TableBlock table(EnrichedEvent event, int top) {
        var rows = mostChanged(event, top).stream().map(this::row).toList();
        return Markdown.table(
                List.of(
                        words.say("table.file"),
                        words.say("table.change"),
                        words.say("table.lines")),
                rows);
    }

    /** What the table leaves out; empty if nothing. */
    Line beyondTable(EnrichedEvent event, int top) {
        int more = count(event) - Math.min(top, event.getFiles().size());
        return more == 0 ? new Line() : Line.of(words.say("files.beyond", more)).text(total(event));
    }

    static int count(EnrichedEvent event) {
        return Math.max(event.getFileCount(), event.getFiles().size());
    }

    private List<Line> row(FileChange file) {
        var name = new Line().code(path(file.getPath()));
        var before = file.getPreviousPath();
        if (before != null && !before.isBlank()) {
            name.text(" ← ").code(path(before));
        }
        var status =
                words.sayOr("file." + file.getStatus(), Prose.words(file.getStatus(), PATH_LIMIT));
        return List.of(
                name, Line.of(status), Line.of(change(file.getAdditions(), file.getDeletions())));
    }

    private Line module(String name, List<FileChange> files) {
        var line =
                name.isEmpty() ? Line.of(words.say("modules.root")) : new Line().code(path(name));
        int additions = files.stream().mapToInt(FileChange::getAdditions).sum();
        int deletions = files.stream().mapToInt(FileChange::getDeletions).sum();
        return line.text(
                words.say("colon")
                        + words.say("files.count", files.size())
                        + " ("
                        + change(additions, deletions)
                        + ")");
    }

    private String total(EnrichedEvent event) {
        return words.say(
                "files.total", count(event), change(event.getAdditions(), event.getDeletions()));
    }

    private String change(int additions, int deletions) {
        return words.say("change", additions, deletions);
    }

    private static List<FileChange> mostChanged(EnrichedEvent event, int top) {
        return event.getFiles().stream().sorted(MOST_CHANGED_FIRST).limit(top).toList();
    }

    private static int sum(List<FileChange> files) {
        return files.stream().mapToInt(file -> file.getAdditions() + file.getDeletions()).sum();
    }

    /** The first two directories of a path, with a slash at the end; empty for the top. */
    static String module(String path) {
        int first = path.indexOf('/');
        int second = first < 0 ? -1 : path.indexOf('/', first + 1);
        return second >= 0 ? path.substring(0, second + 1) : path.substring(0, first + 1);
    }

    private static String sharedDirectory(List<FileChange> files) {
        var shared = files.getFirst().getPath();
        for (var file : files) {
            int same = 0;
            int most = Math.min(shared.length(), file.getPath().length());
            while (same < most && shared.charAt(same) == file.getPath().charAt(same)) {
                same++;
            }
            shared = shared.substring(0, same);
        }
        return shared.substring(0, shared.lastIndexOf('/') + 1);
    }

    private static String path(String path) {
        return EventText.nonEmpty(CleanText.line(path, PATH_LIMIT));
    }
}

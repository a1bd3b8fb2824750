package dev.courant.publisher;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.EnrichedEvent;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One repository over several days, put together day by day. Of its events the weightiest stay,
 * however many there are; the others are counted.
 */
final class RepoSpan {

    /** Events that are kept of a repository. */
    static final int MAX_EVENTS = 60;

    private static final int REASON_LIMIT = 200;

    private final String name;
    private final Words words;
    private final Map<String, List<LocalDate>> reasons = new LinkedHashMap<>();
    private final Map<String, List<LocalDate>> cuts = new LinkedHashMap<>();
    private final TreeMap<LocalDate, Integer> busyDays = new TreeMap<>();

    /** The lightest first, to be dropped. */
    private final PriorityQueue<Dated> events =
            new PriorityQueue<>(
                    Comparator.comparing(Dated::event, RepoDay.WEIGHTIEST_FIRST.reversed()));

    private @Nullable String currentName;
    private DayCounts counts = new DayCounts(0, 0, 0, 0, 0);
    private boolean busy;
    private int digestRevisions;

    RepoSpan(String name, Words words) {
        this.name = name;
        this.words = words;
    }

    private record Dated(EnrichedEvent event, LocalDate day) {}

    /** What an edition says of its day, which is enough to tell whether anything has changed. */
    void add(LocalDate day, EditionRepo part) {
        digestRevisions += part.getDigestRevision();
        busy |= part.getStatus() == DayStatus.OK;
        if (part.getStatus() == DayStatus.FAILED || part.getStatus() == DayStatus.UNKNOWN) {
            var reason = part.getReason() == null ? "" : part.getReason();
            note(reasons, reason.isBlank() ? words.say("repo.failed.unknown") : reason, day);
        }
    }

    /** What its digest has. */
    void add(LocalDate day, RepoDay digest) {
        currentName = digest.currentName() == null ? currentName : digest.currentName();
        if (digest.cut() != null) {
            note(cuts, digest.cut(), day);
        }
        counts = EditionContent.sum(counts, digest.counts());
        int all = digest.counts().getCommits() + digest.counts().getIssues();
        if (all > 0) {
            busyDays.put(day, all);
        }
        for (var event : digest.events()) {
            events.add(new Dated(event, day));
            if (events.size() > MAX_EVENTS) {
                events.poll();
            }
        }
    }

    private static void note(Map<String, List<LocalDate>> notes, String text, LocalDate day) {
        var line = RepoText.withoutStop(CleanText.line(text, REASON_LIMIT));
        notes.computeIfAbsent(line, said -> new ArrayList<>()).add(day);
    }

    /** As the paper has it: failed if one of its days is, with these days in the reason. */
    RepoDay whole() {
        return new RepoDay(
                name,
                currentName,
                state(),
                events.stream().map(Dated::event).sorted(RepoDay.WEIGHTIEST_FIRST).toList(),
                counts,
                reasons.isEmpty() ? null : said(reasons),
                null,
                cuts.isEmpty() ? null : said(cuts),
                digestRevisions);
    }

    private RepoDay.State state() {
        if (!reasons.isEmpty()) {
            return RepoDay.State.FAILED;
        }
        return busy ? RepoDay.State.OK : RepoDay.State.QUIET;
    }

    private String said(Map<String, List<LocalDate>> notes) {
        return notes.entrySet().stream()
                .map(
                        note ->
                                note.getValue().stream()
                                                .map(LocalDate::toString)
                                                .collect(
                                                        Collectors.joining(
                                                                words.say("list.separator")))
                                        + words.say("colon")
                                        + note.getKey())
                .collect(Collectors.joining(words.say("reason.separator")));
    }

    /** The day of each event that is kept, by the event's id. */
    Map<String, LocalDate> daysOfEvents() {
        var days = new HashMap<String, LocalDate>();
        events.forEach(dated -> days.put(dated.event().getId(), dated.day()));
        return days;
    }

    /** The days on which something happened. */
    List<LocalDate> busyDays() {
        return List.copyOf(busyDays.keySet());
    }
}

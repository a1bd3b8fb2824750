package dev.courant.aggregator;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.ModelUsage;

import org.jspecify.annotations.Nullable;

/**
 * Makes of an event what a digest keeps of it: no patches, the beginning of the body, the first
 * files. Everything else that comes from outside is capped too, so that no single event can crowd
 * out the others of its day.
 *
 * @param bodyChars UTF-16 characters kept of the body
 * @param files files kept
 */
record EventTrimmer(int bodyChars, int files) {

    private static final int LINE_CHARS = 300;
    private static final int URL_CHARS = 1000;
    private static final int LIST_ENTRIES = 50;

    /**
     * A trimmed copy; it says that it is truncated if something else than patches was taken away.
     */
    EnrichedEvent trim(EnrichedEvent event) {
        var trimmed =
                EnrichedEvent.newBuilder(event)
                        .setTitle(Cuts.text(event.getTitle(), LINE_CHARS))
                        .setBody(Cuts.beginning(event.getBody(), bodyChars))
                        .setAuthor(Cuts.text(event.getAuthor(), LINE_CHARS))
                        .setUrl(Cuts.text(event.getUrl(), URL_CHARS))
                        .setScope(Cuts.textIfAny(event.getScope(), LINE_CHARS))
                        .setProblem(Cuts.textIfAny(event.getProblem(), LINE_CHARS))
                        .setIssues(Cuts.first(event.getIssues(), LIST_ENTRIES))
                        .setLabels(Cuts.texts(event.getLabels(), LIST_ENTRIES, LINE_CHARS))
                        .setReasons(Cuts.texts(event.getReasons(), LIST_ENTRIES, LINE_CHARS))
                        .setFiles(Cuts.first(event.getFiles(), files))
                        .setScoredBy(Cuts.text(event.getScoredBy(), LINE_CHARS))
                        .setAnalysis(AnalysisTrimmer.trim(event.getAnalysis()))
                        .setAnalysisProblem(Cuts.textIfAny(event.getAnalysisProblem(), LINE_CHARS))
                        .setUsage(trim(event.getUsage()))
                        .build();
        trimmed.setTruncated(event.getTruncated() || !trimmed.equals(event));
        trimmed.setFiles(trimmed.getFiles().stream().map(EventTrimmer::withoutPatch).toList());
        return trimmed;
    }

    private static @Nullable ModelUsage trim(@Nullable ModelUsage usage) {
        return usage == null
                ? null
                : ModelUsage.newBuilder(usage)
                        .setModel(Cuts.text(usage.getModel(), LINE_CHARS))
                        .build();
    }

    private static FileChange withoutPatch(FileChange file) {
        return FileChange.newBuilder(file).setPatch(null).build();
    }
}

package dev.courant.notify;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes of a notice a message that a vendor takes. */
final class Drafts {

    private Drafts() {}

    /** From the fullest to the barest. */
    static Stream<Draft> of(Notice notice, int mostItems) {
        return switch (notice) {
            case EditionNotice edition -> {
                EditionDraft draft = new EditionDraft(edition);
                int items = Math.min(mostItems, edition.top().size());
                yield Shape.of(items).map(draft::in);
            }
            case AlertNotice alert -> Shape.of(1).map(new AlertDraft(alert)::in);
        };
    }

    /**
     * The fullest message that a vendor takes.
     *
     * @param render empty if the vendor would not take it
     */
    static <T> T fitting(Notice notice, int mostItems, Function<Draft, Optional<T>> render) {
        return of(notice, mostItems)
                .map(render)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () ->
                                new DeliveryException.Permanent(
                                        "Even the shortest message of this notice is too long."));
    }
}

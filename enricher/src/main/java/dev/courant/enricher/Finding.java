package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Mark;

/** What one step of the enricher hands to the next, in the order of its repository. */
sealed interface Finding {

    String repo();

    /** Something that happened. */
    record Event(EnrichedEvent event) implements Finding {
        @Override
        public String repo() {
            return event.getRepo();
        }
    }

    /**
     * Everything that one stream of the repository has up to here has been handed on.
     *
     * @param topic the raw topic that the mark stood in: which stream it is of
     */
    record Complete(Mark mark, String topic) implements Finding {
        @Override
        public String repo() {
            return mark.getRepo();
        }
    }
}

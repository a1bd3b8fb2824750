package dev.courant.aggregator;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;

import java.util.List;

/** What an event in a digest can lose and still have its place, in the order of losing it. */
enum Detail {
    FILES("listed without files") {
        @Override
        long size(EnrichedEvent event) {
            return EventSize.files(event);
        }

        @Override
        void remove(EnrichedEvent.Builder event) {
            event.setFiles(List.of());
        }
    },
    BODY("listed without body") {
        @Override
        long size(EnrichedEvent event) {
            return EventSize.body(event);
        }

        @Override
        void remove(EnrichedEvent.Builder event) {
            event.setBody("");
        }
    },
    INSIGHTS("listed without insights and risks") {
        @Override
        long size(EnrichedEvent event) {
            return EventSize.insights(event);
        }

        @Override
        void remove(EnrichedEvent.Builder event) {
            event.setAnalysis(
                    Analysis.newBuilder(event.getAnalysis())
                            .setInsights(List.of())
                            .setRisks(List.of())
                            .build());
        }
    },
    ANALYSIS("listed without analysis") {
        @Override
        long size(EnrichedEvent event) {
            return EventSize.analysis(event);
        }

        @Override
        void remove(EnrichedEvent.Builder event) {
            event.setAnalysis(null);
        }
    };

    /** For people, behind a number of events. */
    final String loss;

    Detail(String loss) {
        this.loss = loss;
    }

    /** Estimated bytes; 0 if the event has none of it. */
    abstract long size(EnrichedEvent event);

    abstract void remove(EnrichedEvent.Builder event);
}

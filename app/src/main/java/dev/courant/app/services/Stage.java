package dev.courant.app.services;

import java.util.Locale;

/** The services, in the order of the flow. */
public enum Stage {
    POLLER,
    ENRICHER,
    AGGREGATOR,
    PUBLISHER;

    /** As topics, groups and commands are named. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.courant.app.services;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.EditionSettings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The services, in the order of the flow. */
public enum Stage {
    POLLER,
    ENRICHER,
    AGGREGATOR,
    PUBLISHER;

    /**
     * The names of all parts that have tasks and state, and so a group, of their own.
     *
     * @return in the order of the flow
     */
    public static List<String> parts(CourantConfig config) {
        return Stream.of(values())
                .flatMap(stage -> stage.papers(config).stream().map(stage::part))
                .toList();
    }

    /**
     * The papers for which it has a part: the first, and those whose days or pages are their own.
     */
    List<EditionSettings> papers(CourantConfig config) {
        return switch (this) {
            case POLLER, ENRICHER -> List.of(config.edition());
            case AGGREGATOR ->
                    config.papers().stream()
                            .filter(paper -> paper.name().isEmpty() || config.hasOwnDays(paper))
                            .toList();
            case PUBLISHER -> config.papers();
        };
    }

    /** The name of its part for a paper. */
    String part(EditionSettings paper) {
        return paper.name().isEmpty() ? toString() : this + "-" + paper.name();
    }

    /** As topics, groups and commands are named. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

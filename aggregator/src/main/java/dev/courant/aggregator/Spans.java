package dev.courant.aggregator;

/** The spans of days in a {@link RepoState}. */
final class Spans {

    private Spans() {}

    static DaySpan closed(RepoState state) {
        return new DaySpan(state.getClosedFrom(), state.getClosedTo());
    }

    static DaySpan failed(RepoState state) {
        return new DaySpan(state.getFailedFrom(), state.getFailedTo());
    }

    static DaySpan dirty(RepoState state) {
        return new DaySpan(state.getDirtyFrom(), state.getDirtyTo());
    }

    static void setClosed(RepoState state, DaySpan span) {
        state.setClosedFrom(span.from());
        state.setClosedTo(span.to());
    }

    static void setFailed(RepoState state, DaySpan span) {
        state.setFailedFrom(span.from());
        state.setFailedTo(span.to());
    }

    static void setDirty(RepoState state, DaySpan span) {
        state.setDirtyFrom(span.from());
        state.setDirtyTo(span.to());
    }
}

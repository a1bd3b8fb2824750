package dev.courant.async;

/**
 * Told what the stages of an instance do. Called by the stream threads that own them, at most once
 * a turn and once a call that ended; must not wait. A stage goes by the name of its store.
 *
 * <p>What a crash undoes has been told all the same: a call that is made again is told of again.
 */
public interface StageMeter {

    /** Counts nothing. */
    StageMeter NONE =
            new StageMeter() {
                @Override
                public void changed(String stage, int pending, int calls) {}

                @Override
                public void ended(String stage, Ending ending, long nanos) {}
            };

    /** What came of a call. */
    enum Ending {
        /** It returned. */
        OK,
        /** It failed or took too long, and is made again. */
        RETRIED,
        /** It is made again when a limit is over; not a failure. */
        LIMITED,
        /** It failed, and its entry is given up. */
        FAILED
    }

    /**
     * One task's part of the stage is there, or has changed in size; it has shrunk to nothing when
     * the task goes elsewhere.
     *
     * @param pending so many more entries and barriers that are not done; negative for fewer
     * @param calls so many more calls that run or wait for a free slot; negative for fewer
     */
    void changed(String stage, int pending, int calls);

    /**
     * A call has ended, or was given up when its time was over. Those whose entry was replaced or
     * cancelled meanwhile are not told of.
     *
     * @param nanos how long it ran, without the wait for a slot; 0 if it never began
     */
    void ended(String stage, Ending ending, long nanos);
}

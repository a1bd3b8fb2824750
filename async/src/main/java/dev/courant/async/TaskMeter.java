package dev.courant.async;

/**
 * One task's part of what a {@link StageMeter} is told, as differences to what it was told before.
 * Owner: the engine's thread.
 */
final class TaskMeter {

    private final String stage;
    private final StageMeter meter;
    private int toldPending;
    private int toldCalls;

    TaskMeter(String stage, StageMeter meter) {
        this.stage = stage;
        this.meter = meter;
    }

    /** Also of a stage in which nothing is pending: it is known from then on. */
    void opened(int pending) {
        meter.changed(stage, pending, 0);
        toldPending = pending;
    }

    void size(int pending, int calls) {
        if (pending != toldPending || calls != toldCalls) {
            meter.changed(stage, pending - toldPending, calls - toldCalls);
            toldPending = pending;
            toldCalls = calls;
        }
    }

    void ended(Call<?, ?> call, StageMeter.Ending ending) {
        meter.ended(stage, ending, call.nanos());
    }
}

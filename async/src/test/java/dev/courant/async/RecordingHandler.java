package dev.courant.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Notes what it is told, in order; what a call does is the test's to say. */
final class RecordingHandler implements AsyncHandler<String, String> {

    final List<String> heard = new ArrayList<>();
    private final Function<Entry<String>, Callable<String>> work;
    private final Function<Throwable, Verdict> verdict;

    RecordingHandler(Function<Entry<String>, Callable<String>> work) {
        this(work, cause -> new Verdict.Retry());
    }

    RecordingHandler(
            Function<Entry<String>, Callable<String>> work, Function<Throwable, Verdict> verdict) {
        this.work = work;
        this.verdict = verdict;
    }

    @Override
    public Callable<String> prepare(Entry<String> entry) {
        return work.apply(entry);
    }

    @Override
    public void completed(Entry<String> entry, String result) {
        heard.add("completed " + entry.id());
    }

    @Override
    public void failed(Entry<String> entry, Throwable cause) {
        heard.add("failed " + entry.id());
    }

    @Override
    public void released(Entry<String> barrier) {
        heard.add("released " + barrier.id());
    }

    @Override
    public Verdict judge(Throwable cause) {
        return verdict.apply(cause);
    }
}

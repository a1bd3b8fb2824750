package dev.courant.app.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks all questions at once, each on a virtual thread, and waits for none longer than it is told.
 *
 * @param limit for all of them together
 */
record Checkup(Duration limit) {

    /** A finding for each check, in their order. */
    List<Finding> run(List<Check> checks) throws InterruptedException {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var questions = checks.stream().<Callable<Finding>>map(Check::question).toList();
            var answers = threads.invokeAll(questions, limit.toMillis(), TimeUnit.MILLISECONDS);
            var findings = new ArrayList<Finding>();
            for (int i = 0; i < checks.size(); i++) {
                findings.add(finding(checks.get(i), answers.get(i)));
            }
            return findings;
        } finally {
            // Not closed, which would wait for a thread that does not heed its interruption.
            threads.shutdownNow();
        }
    }

    private Finding finding(Check check, Future<Finding> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException e) {
            return Finding.fail(
                    check.subject(),
                    "No answer within %d s.".formatted(limit.toSeconds()),
                    check.advice());
        } catch (ExecutionException e) {
            return Finding.fail(check.subject(), Causes.line(e), check.advice());
        }
    }
}

package dev.courant.app.command;

import dev.courant.app.letters.Letter;
import dev.courant.app.letters.Retry;

import picocli.CommandLine;

import java.io.PrintWriter;

/** Tells what came of each letter that was sent again: results on stdout, the rest on stderr. */
final class RetryReport {

    private final PrintWriter out;
    private final PrintWriter err;
    private boolean refused;

    RetryReport(CommandLine line) {
        this.out = line.getOut();
        this.err = line.getErr();
    }

    /**
     * @param named true if it was asked for by its name: then it is also said if it was known
     */
    void tell(Letter letter, Retry.Result result, boolean named) {
        var id = letter.id();
        switch (result) {
            case Retry.Result.Sent(String topic) ->
                    out.printf("%s retried: sent to %s%n", id, topic);
            case Retry.Result.Superseded(String topic) ->
                    out.printf("%s superseded: %s has a later record of its key%n", id, topic);
            case Retry.Result.Known(var outcome) -> {
                if (named) {
                    err.printf("courant: %s is %s already%n", id, outcome);
                }
            }
            case Retry.Result.Refused(String why) -> {
                refused = true;
                err.printf("courant: %s cannot be sent: %s%n", id, why);
            }
        }
    }

    int exitCode() {
        return refused ? ExitCode.FAILED : ExitCode.COMPLETE;
    }
}

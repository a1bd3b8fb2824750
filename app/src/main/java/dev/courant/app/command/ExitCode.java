package dev.courant.app.command;

/** What a command's end says to scripts. */
public final class ExitCode {

    public static final int COMPLETE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int INCOMPLETE = 3;
    public static final int INTERRUPTED = 130;

    /** In help texts. */
    public static final String HEADING = "%nExit codes:%n";

    public static final String SAYS_0 = "0:all that was asked for is done, and complete";
    public static final String STOPPED =
            "0:it was stopped, as by Ctrl-C, and has closed everything";
    public static final String SAYS_1 = "1:it failed; the log in the data directory says more";
    public static final String SAYS_2 = "2:wrong usage or configuration";
    public static final String SAYS_3 = "3:published, but incomplete: what is missing is named";

    private ExitCode() {}
}

package dev.courant.poller;

/**
 * Told which repositories an instance polls, and what comes of it. Called by stream threads; must
 * not wait. Reading older days is no poll.
 */
public interface PollMeter {

    /** Counts nothing. */
    PollMeter NONE =
            new PollMeter() {
                @Override
                public void watches(String repo) {}

                @Override
                public void polled(String repo) {}

                @Override
                public void failed(String repo) {}

                @Override
                public void left(String repo) {}
            };

    /** This instance polls the repository from now on; told again when the watch changes. */
    void watches(String repo);

    /** A poll has read all that there was. */
    void polled(String repo);

    /** A poll was given up, after its retries. */
    void failed(String repo);

    /** The repository is not watched any more, or by another instance. */
    void left(String repo);
}

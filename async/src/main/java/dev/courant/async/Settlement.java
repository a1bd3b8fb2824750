package dev.courant.async;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose outcome a stream thread is handing on. What fails downstream fails because of this entry,
 * while Kafka Streams takes it for a failure of the record that the thread happens to process, or
 * of none at all. Owner: the thread; nested, since an outcome may bring on that of a later stage.
 */
public final class Settlement {

    private static final ThreadLocal<@Nullable Settlement> CURRENT = new ThreadLocal<>();

    private final Supplier<Optional<Origin>> origin;

    private Settlement(Supplier<Optional<Origin>> origin) {
        this.origin = origin;
    }

    /** What this thread is settling now; empty if it is not. */
    public static Optional<Settlement> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** What the entry was; empty if it must not be put aside. */
    public Optional<Origin> origin() {
        return origin.get();
    }

    static void of(Supplier<Optional<Origin>> origin, Runnable step) {
        Settlement outer = CURRENT.get();
        CURRENT.set(new Settlement(origin));
        try {
            step.run();
        } finally {
            restore(outer);
        }
    }

    private static void restore(@Nullable Settlement outer) {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}

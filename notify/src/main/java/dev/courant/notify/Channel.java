package dev.courant.notify;

/**
 * One destination. Safe for use by many threads; keeps nothing between messages.
 *
 * <p>A message is sent once; who wants it to arrive tries again after a {@link
 * DeliveryException.Transient}. If the answer was lost, the message may have arrived all the same,
 * and then arrives twice: only e-mail and the generic webhook carry the notice's id, by which a
 * repeat can be dropped.
 */
public interface Channel {

    /** Its name in the configuration. */
    String name();

    /** What the vendor allows; the caller keeps to it. */
    Pace pace();

    /**
     * Sends one message, and waits until the vendor has taken it. A notice that is too long for the
     * vendor is shortened: the least important goes first, and the message says how much; the link
     * stays.
     *
     * @throws DeliveryException if the vendor has not taken it, or has not said so
     * @throws InterruptedException if the thread was interrupted; the message may have been sent
     */
    void send(Notice notice) throws InterruptedException;
}

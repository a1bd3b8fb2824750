package dev.courant.notify;

import java.util.Optional;

/** What is particular to a vendor that is written to over HTTP. Pure; safe for many threads. */
interface Vendor {

    Pace pace();

    /** The request for a notice, within the vendor's limits. */
    Outgoing message(Notice notice);

    /**
     * What the answer means; empty if the vendor took the message.
     *
     * @param who for texts
     */
    Optional<DeliveryException> failure(String who, HttpAnswer answer);
}

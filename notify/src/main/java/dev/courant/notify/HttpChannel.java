package dev.courant.notify;

import java.io.IOException;
import java.util.Optional;

/** A channel over HTTP. */
record HttpChannel(ChannelConfig config, Vendor vendor, Http http) implements Channel {

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public Pace pace() {
        return vendor.pace();
    }

    @Override
    public void send(Notice notice) throws InterruptedException {
        Outgoing outgoing = vendor.message(notice);
        Optional<DeliveryException> failure = vendor.failure(config.who(), answer(outgoing));
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private HttpAnswer answer(Outgoing outgoing) throws InterruptedException {
        try {
            return http.post(outgoing, config.allowPrivate(), config.timeout());
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(
                        "interrupted while " + config.who() + " was written to");
            }
            throw Failures.noAnswer(config.who(), e, config.timeout());
        }
    }

    @Override
    public String toString() {
        return config.who();
    }
}

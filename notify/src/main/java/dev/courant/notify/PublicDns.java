package dev.courant.notify;

import okhttp3.Dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks a name up once per connection, and refuses it if any of its addresses is not public. OkHttp
 * connects to the very addresses that this returns, so a name that resolves otherwise a moment
 * later changes nothing.
 */
record PublicDns(Dns resolver) implements Dns {

    /** A name that leads where no message must go. */
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.lookup(host);
        if (!addresses.stream().allMatch(PublicAddresses::contains)) {
            throw new NotPublicException();
        }
        return addresses;
    }
}

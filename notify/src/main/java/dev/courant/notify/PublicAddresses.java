package dev.courant.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which addresses are anybody's on the internet, and not of a machine or network that only we
 * reach. By IANA's registries of special-purpose addresses (RFC 6890 and its updates); of IPv6 only
 * what is handed out, {@code 2000::/3}, less the special ones in it.
 */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC =
            blocks(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carriers' NAT
                    "127.0.0.0/8", // loopback
                    "168.63.129.16/32", // Azure's host, public by number alone
                    "169.254.0.0/16", // link-local, cloud metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4"); // reserved, broadcast

    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_IN_IT =
            blocks(
                    "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarks
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "3fff::/20"); // documentation

    /** RFC 6052: the last four bytes are an IPv4 address. */
    private static final Block NAT64 = Block.of("64:ff9b::/96");

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes));
        }
        if (NAT64.holds(bytes)) {
            byte[] inner = Arrays.copyOfRange(bytes, 12, 16);
            return NOT_PUBLIC.stream().noneMatch(block -> block.holds(inner));
        }
        return GLOBAL_UNICAST.holds(bytes)
                && NOT_PUBLIC_IN_IT.stream().noneMatch(block -> block.holds(bytes));
    }

    /**
     * Whether a host is an address, not a name, and not public. Addresses are never looked up, so
     * {@link PublicDns} does not see them.
     */
    static boolean isRefusedLiteral(String host) {
        if (!LITERAL.matcher(host).matches()) {
            return false;
        }
        try {
            return !contains(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static List<Block> blocks(String... cidrs) {
        return Arrays.stream(cidrs).map(Block::of).toList();
    }

    /** All addresses that begin with the same bits. */
    private static final class Block {

        private final byte[] start;
        private final int bits;

        private Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        static Block of(String cidr) {
            int slash = cidr.indexOf('/');
            try {
                return new Block(
                        InetAddress.getByName(cidr.substring(0, slash)).getAddress(),
                        Integer.parseInt(cidr.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("Not an address: " + cidr, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(address, 0, whole, start, 0, whole)
                    && (rest == 0 || (address[whole] ^ start[whole]) >> (8 - rest) == 0);
        }
    }
}

package io.wabaprofile.http.internal.transport;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Ranges of IP addresses that decide where a request may be sent. */
public final class AddressRanges {
    /** Addresses of Amazon, Google, Alibaba, Oracle and Azure that are not link-local. */
    private static final Set<InetAddress> METADATA_SERVICES = Set.of(
            parse("fd00:ec2::254"),
            parse("fd20:ce::254"),
            parse("100.100.100.200"),
            parse("192.0.0.192"),
            parse("168.63.129.16"));

    private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

    /** Ranges that are not globally reachable; of IPv6, those within {@link #GLOBAL_UNICAST}. */
    private static final List<Range> RESERVED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Range::of)
            .toList();

    private AddressRanges() {}

    /** Whether the address is a cloud metadata service. Those on link-local addresses are not included. */
    public static boolean isMetadataService(InetAddress address) {
        return METADATA_SERVICES.contains(address);
    }

    /**
     * Whether the address is loopback or private: RFC 1918, RFC 4193, and the shared ranges 100.64.0.0/10 and
     * 198.18.0.0/15, which container networks use. Link-local addresses and metadata services are not private.
     */
    public static boolean isPrivate(InetAddress address) {
        if (isMetadataService(address)) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean isShared = bytes.length == 16
                ? (first & 0xFE) == 0xFC
                : (first == 100 && (second & 0xC0) == 64) || (first == 198 && (second & 0xFE) == 18);
        return isShared || address.isLoopbackAddress() || address.isSiteLocalAddress();
    }

    /**
     * Whether the address is globally reachable unicast, after the special-purpose registries of IANA. IPv6 addresses that
     * embed an IPv4 address are not public, because a router or the operating system may send to the IPv4 address.
     */
    public static boolean isPublic(InetAddress address) {
        return !isMetadataService(address)
                && RESERVED.stream().noneMatch(range -> range.contains(address))
                && (address instanceof Inet4Address || GLOBAL_UNICAST.contains(address));
    }

    /** The addresses whose first bits are those of an address. */
    private record Range(InetAddress first, int prefix) {
        private static Range of(String range) {
            int slash = range.indexOf('/');
            return new Range(parse(range.substring(0, slash)), Integer.parseInt(range.substring(slash + 1)));
        }

        private boolean contains(InetAddress address) {
            byte[] start = first.getAddress();
            byte[] bytes = address.getAddress();
            return start.length == bytes.length
                    && new BigInteger(1, start).xor(new BigInteger(1, bytes)).bitLength()
                            <= start.length * Byte.SIZE - prefix;
        }
    }

    /** @throws IllegalArgumentException if the text is not a valid IP address */
    public static InetAddress parse(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("The address of a connection must have a valid IP address", e);
        }
    }
}

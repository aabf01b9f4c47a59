package io.wabaprofile.http.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/** Ranges of IP addresses that decide where a key may be sent. */
public final class AddressRanges {
    /** Addresses of Amazon, Google, Alibaba, Oracle and Azure that are not link-local. */
    private static final Set<InetAddress> METADATA_SERVICES = Set.of(
            parse("fd00:ec2::254"),
            parse("fd20:ce::254"),
            parse("100.100.100.200"),
            parse("192.0.0.192"),
            parse("168.63.129.16"));

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

    /** @throws IllegalArgumentException if the text is not a valid IP address */
    public static InetAddress parse(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("The address of a connection must have a valid IP address", e);
        }
    }
}

package io.wabaprofile.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for an address that a key may be sent to. Looks at the text alone and asks no name server. */
final class BaseAddress {
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");
    private static final Pattern DETOUR = Pattern.compile("(?i)//|/(\\.|%2e){1,2}(/|$)");
    /** Amazon's, Google's, Alibaba's, Oracle's and Azure's own addresses that are not link-local. */
    private static final Set<InetAddress> METADATA_NUMBERS = Set.of(
            number("fd00:ec2::254"),
            number("fd20:ce::254"),
            number("100.100.100.200"),
            number("192.0.0.192"),
            number("168.63.129.16"));

    private static final Pattern METADATA = Pattern.compile("(.*\\.)?metadata(\\..*)?|instance-data(\\..*)?");

    private BaseAddress() {}

    static void check(URI base, boolean plainHttpOnLoopback) {
        String scheme = base.getScheme();
        require(
                scheme != null && base.getHost() != null,
                "must look like https://host, with an optional port and path");
        require(base.getRawUserInfo() == null, "must not hold a user or a password");
        require(base.getRawQuery() == null && base.getRawFragment() == null, "must not hold a query or a fragment");
        require(!base.getRawPath().endsWith("/"), "must not end in a slash");
        require(!DETOUR.matcher(base.getRawPath()).find(), "must not hold '.', '..' or empty steps in its path");
        require(base.getPort() != 0 && base.getPort() <= 65_535, "must not name a port that is none");
        boolean loopback = checkHost(base.getHost().toLowerCase(Locale.ROOT));
        require(
                "https".equals(scheme) || ("http".equals(scheme) && plainHttpOnLoopback && loopback),
                "must start with https://; http:// is for 127.0.0.1 and [::1] only, once it was allowed");
    }

    /** @return whether it is loopback, written as a number */
    private static boolean checkHost(String host) {
        boolean bracketed = host.startsWith("[");
        if (!bracketed && !NUMERIC_END.matcher(host).matches()) {
            require(!METADATA.matcher(host).matches(), "must not be a cloud's metadata service");
            return false;
        }
        require(
                bracketed || DOTTED.matcher(host).matches(),
                "must write a numeric host as four numbers or in brackets");
        require(!host.contains("%"), "must not name a network interface");
        InetAddress address = number(host);
        require(!METADATA_NUMBERS.contains(address), "must not be a cloud's metadata service");
        require(!holdsAnotherAddress(address.getAddress()), "must not hide an IPv4 address in an IPv6 address");
        require(
                !address.isLinkLocalAddress() && !address.isMulticastAddress() && !address.isAnyLocalAddress(),
                "must not be link-local, multicast or unspecified");
        int first = address.getAddress()[0] & 0xFF;
        require(bracketed || (first != 0 && first < 224), "must not be a reserved address");
        return address.isLoopbackAddress();
    }

    /** IPv4-compatible ({@code ::a.b.c.d} but not {@code ::1}), NAT64 and 6to4 addresses: routers may send them to the IPv4 one. */
    private static boolean holdsAnotherAddress(byte[] address) {
        if (address.length == 4) {
            return false;
        }
        ByteBuffer groups = ByteBuffer.wrap(address);
        long first = groups.getLong();
        long last = groups.getLong();
        boolean compatible = first == 0 && last >>> 32 == 0 && last > 1;
        boolean nat64 = first >>> 32 == 0x0064FF9B;
        boolean sixToFour = first >>> 48 == 0x2002;
        return compatible || nat64 || sixToFour;
    }

    private static InetAddress number(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("The address of a connection must not hold a number that is no host", e);
        }
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException("The address of a connection " + rule);
        }
    }
}

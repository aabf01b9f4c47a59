package io.wabaprofile.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the address of a host before a key is sent to it. Checks only the text; does not resolve names. */
final class BaseAddress {
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");
    private static final Pattern DOT_OR_EMPTY_SEGMENT = Pattern.compile("(?i)//|/(\\.|%2e){1,2}(/|$)");
    /** Metadata addresses of Amazon, Google, Alibaba, Oracle and Azure that are not link-local. */
    private static final Set<InetAddress> METADATA_ADDRESSES = Set.of(
            parse("fd00:ec2::254"),
            parse("fd20:ce::254"),
            parse("100.100.100.200"),
            parse("192.0.0.192"),
            parse("168.63.129.16"));

    private static final Pattern METADATA_NAMES = Pattern.compile("(.*\\.)?metadata(\\..*)?|instance-data(\\..*)?");

    private BaseAddress() {}

    static void check(URI base, boolean plainHttpOnLoopback) {
        String scheme = base.getScheme();
        require(
                scheme != null && base.getHost() != null,
                "must look like https://host, with an optional port and path");
        require(base.getRawUserInfo() == null, "must not contain a user or a password");
        require(base.getRawQuery() == null && base.getRawFragment() == null, "must not contain a query or a fragment");
        require(!base.getRawPath().endsWith("/"), "must not end in a slash");
        require(
                !DOT_OR_EMPTY_SEGMENT.matcher(base.getRawPath()).find(),
                "must not contain '.', '..' or empty segments in its path");
        require(base.getPort() != 0 && base.getPort() <= 65_535, "must have a port from 1 to 65535");
        boolean loopback = checkHost(base.getHost().toLowerCase(Locale.ROOT));
        require(
                "https".equals(scheme) || ("http".equals(scheme) && plainHttpOnLoopback && loopback),
                "must start with https://; http:// is for 127.0.0.1 and [::1] only, after allowPlainHttpOnLoopback()");
    }

    /** Checks the host. Returns whether it is a loopback IP address. */
    private static boolean checkHost(String host) {
        boolean bracketed = host.startsWith("[");
        if (!bracketed && !NUMERIC_END.matcher(host).matches()) {
            require(!METADATA_NAMES.matcher(host).matches(), "must not be a cloud metadata service");
            return false;
        }
        require(
                bracketed || DOTTED.matcher(host).matches(),
                "must write a numeric host as four numbers or in brackets");
        require(!host.contains("%"), "must not name a network interface");
        InetAddress address = parse(host);
        require(!METADATA_ADDRESSES.contains(address), "must not be a cloud metadata service");
        require(!embedsIpv4Address(address.getAddress()), "must not embed an IPv4 address in an IPv6 address");
        require(
                !address.isLinkLocalAddress() && !address.isMulticastAddress() && !address.isAnyLocalAddress(),
                "must not be link-local, multicast or unspecified");
        int first = address.getAddress()[0] & 0xFF;
        require(bracketed || (first != 0 && first < 224), "must not be a reserved address");
        return address.isLoopbackAddress();
    }

    /**
     * IPv4-compatible ({@code ::a.b.c.d} but not {@code ::1}), NAT64 and 6to4 addresses. Routers may forward them to
     * the IPv4 address.
     */
    private static boolean embedsIpv4Address(byte[] address) {
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

    private static InetAddress parse(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("The address of a connection must have a valid IP address", e);
        }
    }

    private static void require(boolean valid, String rule) {
        if (!valid) {
            throw new IllegalArgumentException("The address of a connection " + rule);
        }
    }
}

package io.wabaprofile.http;

import io.wabaprofile.http.internal.transport.AddressRanges;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the address of a host before a key is sent to it. Checks only the text; does not resolve names. */
final class BaseAddress {
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");
    private static final Pattern DOT_OR_EMPTY_SEGMENT = Pattern.compile("(?i)//|/(\\.|%2e){1,2}(/|$)");
    private static final Pattern METADATA_NAMES = Pattern.compile("(.*\\.)?metadata(\\..*)?|instance-data(\\..*)?");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern DIALOG360 = Pattern.compile("(.*\\.)?360dialog\\.(io|com)\\.?");
    private static final Pattern META = Pattern.compile("(.*\\.)?facebook\\.com\\.?");

    private static final Pattern GRAPH_VERSION = Pattern.compile("v[1-9][0-9]{0,2}\\.[0-9]{1,2}");

    private BaseAddress() {}

    /** Returns the address of a version of the Graph API. Does not check the host. */
    static URI graph(URI host, String version) {
        require(GRAPH_VERSION.matcher(version).matches(), "to the Graph API needs a version such as v23.0");
        String address = host.toString();
        return URI.create(address + (address.endsWith("/") ? "" : "/") + version);
    }

    /** @throws IllegalArgumentException if a credential of one platform would be sent to the other */
    static void checkPlatform(URI base, boolean graph) {
        String host = String.valueOf(base.getHost()).toLowerCase(Locale.ROOT);
        require(
                graph || !META.matcher(host).matches(),
                "to 360dialog must not be a host of Meta: use ApiConnection.toGraph");
        require(
                !graph || !DIALOG360.matcher(host).matches(),
                "to the Graph API must not be a host of 360dialog: use ApiConnection.to");
    }

    /**
     * Returns the address without a final slash.
     *
     * @param plainHttpHosts the hosts that may be called with plain HTTP, in lower case
     */
    static URI check(URI base, boolean plainHttpOnLoopback, Set<String> plainHttpHosts) {
        String scheme = base.getScheme();
        require(
                scheme != null && base.getHost() != null,
                "must look like https://host, with an optional port and path");
        require(base.getRawUserInfo() == null, "must not contain a user or a password");
        require(base.getRawQuery() == null && base.getRawFragment() == null, "must not contain a query or a fragment");
        require(
                !DOT_OR_EMPTY_SEGMENT.matcher(base.getRawPath()).find(),
                "must not contain '.', '..' or empty segments in its path");
        require(base.getPort() != 0 && base.getPort() <= 65_535, "must have a port from 1 to 65535");
        String host = base.getHost().toLowerCase(Locale.ROOT);
        Optional<InetAddress> address = checkHost(host);
        boolean loopback = address.filter(InetAddress::isLoopbackAddress).isPresent();
        boolean named = plainHttpHosts.contains(host)
                && address.map(AddressRanges::isPrivate).orElse(true);
        require(
                "https".equals(scheme) || ("http".equals(scheme) && ((plainHttpOnLoopback && loopback) || named)),
                "must start with https://; http:// is for 127.0.0.1 and [::1] after allowPlainHttpOnLoopback(),"
                        + " and without a proxy for a host on a private network after allowPlainHttpTo(host)");
        String text = base.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }

    /**
     * Checks a host that may be called with plain HTTP, and returns it in lower case.
     *
     * @throws IllegalArgumentException if it is not the name or IP address of one host, or belongs to the platform
     */
    static String checkPlainHttpHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()
                || DIALOG360.matcher(name).matches()
                || META.matcher(name).matches()) {
            throw new IllegalArgumentException("A host for plain HTTP must be a name such as simulator, without scheme,"
                    + " port and path, and not a host of 360dialog or Meta");
        }
        return name;
    }

    /** Checks the host. Returns its IP address; empty if it is a name. */
    private static Optional<InetAddress> checkHost(String host) {
        boolean bracketed = host.startsWith("[");
        if (!bracketed && !NUMERIC_END.matcher(host).matches()) {
            require(!METADATA_NAMES.matcher(host).matches(), "must not be a cloud metadata service");
            return Optional.empty();
        }
        require(
                bracketed || DOTTED.matcher(host).matches(),
                "must write a numeric host as four numbers or in brackets");
        require(!host.contains("%"), "must not name a network interface");
        InetAddress address = AddressRanges.parse(host);
        require(!AddressRanges.isMetadataService(address), "must not be a cloud metadata service");
        require(!embedsIpv4Address(address.getAddress()), "must not embed an IPv4 address in an IPv6 address");
        require(
                !address.isLinkLocalAddress() && !address.isMulticastAddress() && !address.isAnyLocalAddress(),
                "must not be link-local, multicast or unspecified");
        int first = address.getAddress()[0] & 0xFF;
        require(bracketed || (first != 0 && first < 224), "must not be a reserved address");
        return Optional.of(address);
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

    private static void require(boolean valid, String rule) {
        if (!valid) {
            throw new IllegalArgumentException("The address of a connection " + rule);
        }
    }
}

package io.wabaprofile.http;

import java.net.URI;
import java.util.regex.Pattern;

/** The rules for an address that a key may be sent to. */
final class BaseAddress {
    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1\\]");

    private BaseAddress() {}

    static void check(URI base, boolean plainHttpOnLoopback) {
        String scheme = base.getScheme();
        require(
                scheme != null && base.getHost() != null,
                "must look like https://host, with an optional port and path");
        require(base.getRawUserInfo() == null, "must not hold a user or a password");
        require(base.getRawQuery() == null && base.getRawFragment() == null, "must not hold a query or a fragment");
        require(!base.getRawPath().endsWith("/"), "must not end in a slash");
        boolean plainLoopback = "http".equals(scheme)
                && plainHttpOnLoopback
                && LOOPBACK.matcher(base.getHost()).matches();
        require(
                "https".equals(scheme) || plainLoopback,
                "must start with https://; http:// is for 127.0.0.1 and [::1] only, once it was allowed");
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException("The address of a connection " + rule);
        }
    }
}

package io.wabaprofile.benchmarks;

import java.util.Locale;

/**
 * What the server needs to know of a request before its body.
 *
 * @param path without the query
 */
record RequestHead(String method, String path, long length, boolean hasKey, boolean closes) {
    private static final String LENGTH = "\r\ncontent-length:";

    static RequestHead of(String text) {
        int method = text.indexOf(' ');
        int target = text.indexOf(' ', method + 1);
        int query = text.indexOf('?', method + 1);
        String lower = text.toLowerCase(Locale.ROOT);
        int length = lower.indexOf(LENGTH);
        if (lower.contains("\r\ntransfer-encoding:") || lower.contains("\r\nexpect:")) {
            throw new IllegalArgumentException("Bodies come with their length, and unasked for: " + text);
        }
        return new RequestHead(
                text.substring(0, method),
                text.substring(method + 1, query > 0 && query < target ? query : target),
                length < 0
                        ? 0
                        : Long.parseLong(lower.substring(length + LENGTH.length(), lower.indexOf("\r\n", length + 2))
                                .strip()),
                lower.contains("\r\nd360-api-key:"),
                lower.contains("\r\nconnection: close"));
    }

    /** A file goes to a session, which is no path of the others. */
    boolean isUpload() {
        return path.startsWith("/upload:");
    }
}

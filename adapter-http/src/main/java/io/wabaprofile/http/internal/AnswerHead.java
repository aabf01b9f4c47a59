package io.wabaprofile.http.internal;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the headers of one answer say about its body, and those that somebody reads. */
final class AnswerHead {
    private final Map<String, List<String>> kept = new HashMap<>();
    private int length = AnswerReader.UNKNOWN;
    private boolean chunked;
    private boolean keepsOpen;

    /** @param keepsOpen whether the connection stays open unless a header says otherwise */
    AnswerHead(boolean keepsOpen) {
        this.keepsOpen = keepsOpen;
    }

    void add(String line) throws IOException {
        int colon = line.indexOf(':');
        if (colon <= 0 || line.charAt(colon - 1) <= ' ' || line.charAt(0) <= ' ') {
            throw new ProtocolException("a header that is none");
        }
        if (is(line, colon, "Content-Type")) {
            keep("Content-Type", value(line, colon));
        } else if (is(line, colon, "Content-Length")) {
            length(value(line, colon));
        } else if (is(line, colon, "Date")) {
            keep("Date", value(line, colon));
        } else if (is(line, colon, "Connection")) {
            keepsOpen &= !value(line, colon).toLowerCase(Locale.ROOT).contains("close");
        } else if (is(line, colon, "Transfer-Encoding")) {
            if (chunked || !value(line, colon).equalsIgnoreCase("chunked")) {
                throw new ProtocolException("an encoding for which nobody has asked");
            }
            chunked = true;
        } else if (is(line, colon, "Content-Encoding")) {
            if (!value(line, colon).equalsIgnoreCase("identity")) {
                throw AttemptFailure.hostile("it is encoded although plain content was asked for");
            }
        } else if (is(line, colon, "Retry-After")) {
            keep("Retry-After", value(line, colon));
        } else if (is(line, colon, "X-Business-Use-Case-Usage")) {
            keep("X-Business-Use-Case-Usage", value(line, colon));
        }
    }

    private static boolean is(String line, int colon, String name) {
        return colon == name.length() && line.regionMatches(true, 0, name, 0, colon);
    }

    private static String value(String line, int colon) {
        int start = colon + 1;
        int end = line.length();
        while (start < end && line.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && line.charAt(end - 1) <= ' ') {
            end--;
        }
        return line.substring(start, end);
    }

    private void keep(String name, String value) {
        kept.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
    }

    private void length(String value) throws IOException {
        int said = AnswerReader.number(value, 10);
        if (said == AnswerReader.UNKNOWN) {
            throw new ProtocolException("a length that is none");
        }
        if (length != AnswerReader.UNKNOWN && length != said) {
            throw AttemptFailure.hostile("it has two different lengths");
        }
        length = said;
    }

    /** Nothing more comes. */
    void end() {
        if (chunked && length != AnswerReader.UNKNOWN) {
            throw AttemptFailure.hostile("it has a length and comes in chunks");
        }
    }

    Map<String, List<String>> kept() {
        return kept;
    }

    boolean isChunked() {
        return chunked;
    }

    /** {@link AnswerReader#UNKNOWN} if nothing was said. */
    int length() {
        return length;
    }

    boolean keepsOpen() {
        return keepsOpen;
    }
}

package io.wabaprofile.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first line and the header lines of an HTTP/1.1 request or response, as received. */
record MessageHead(String firstLine, List<String> headerLines) {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "keep-alive", "upgrade", "http2-settings", "proxy-connection");

    /** Returns null if the connection ends before the empty line. */
    static @Nullable MessageHead read(InputStream in) throws IOException {
        String firstLine = readLine(in);
        List<String> headerLines = new ArrayList<>();
        String line = firstLine == null ? null : readLine(in);
        while (line != null && !line.isEmpty()) {
            headerLines.add(line);
            line = readLine(in);
        }
        return firstLine == null || line == null ? null : new MessageHead(firstLine, headerLines);
    }

    /** Returns the line without its line break, or null if the connection ends first. */
    static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static String name(String headerLine) {
        return headerLine.split(":", 2)[0];
    }

    /** The word of the first line at an index, empty if the line has fewer words. */
    String word(int index) {
        String[] words = firstLine.split(" ", 3);
        return index < words.length ? words[index] : "";
    }

    /** The values of a header. The name is not case-sensitive. */
    List<String> header(String name) {
        return headerLines.stream()
                .filter(line -> name(line).equalsIgnoreCase(name))
                .map(line -> line.contains(":") ? line.split(":", 2)[1].strip() : "")
                .toList();
    }

    boolean isChunked() {
        return header("Transfer-Encoding").contains("chunked");
    }

    /** The length of a request body; 0 without the header. */
    long contentLength() {
        return header("Content-Length").stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** Whether another response to the same request follows this one. */
    boolean isInterimResponse() {
        return word(1).startsWith("1");
    }

    byte[] bytes() {
        return bytes(headerLines.stream());
    }

    /** The head without the headers of the connection, and with {@code Connection: close}. */
    byte[] bytesWithConnectionClose() {
        Stream<String> endToEnd = headerLines.stream()
                .filter(line -> !HOP_BY_HOP.contains(name(line).toLowerCase(Locale.ROOT)));
        return bytes(Stream.concat(endToEnd, Stream.of("Connection: close")));
    }

    private byte[] bytes(Stream<String> lines) {
        StringBuilder text = new StringBuilder(firstLine).append("\r\n");
        lines.forEach(line -> text.append(line).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

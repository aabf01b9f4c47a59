package io.wabaprofile.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first line and the headers of a request or an answer, as they came. */
final class MessageHead {
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("connection", "keep-alive", "upgrade", "http2-settings", "proxy-connection");

    private final String firstLine;
    private final List<String> fields;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private MessageHead(String firstLine, List<String> fields) {
        this.firstLine = firstLine;
        this.fields = fields;
        for (String field : fields) {
            headers.computeIfAbsent(name(field), name -> new ArrayList<>())
                    .add(field.substring(Math.min(field.length(), name(field).length() + 1))
                            .strip());
        }
    }

    private static String name(String field) {
        int colon = field.indexOf(':');
        return colon < 0 ? field : field.substring(0, colon);
    }

    /** Null if the connection ends before the empty line. */
    static @Nullable MessageHead read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        for (String field = line(in); field == null || !field.isEmpty(); field = line(in)) {
            if (field == null) {
                return null;
            }
            fields.add(field);
        }
        return new MessageHead(first, fields);
    }

    /** Without its end; null if the connection ends first. */
    static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    String firstLine() {
        return firstLine;
    }

    /** A word of the first line, empty if it has fewer. */
    String word(int index) {
        String[] words = firstLine.split(" ", 3);
        return index < words.length ? words[index] : "";
    }

    List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    boolean isChunked() {
        return header("Transfer-Encoding").contains("chunked");
    }

    /** Of a request: 0 if it announces none. */
    long contentLength() {
        List<String> announced = header("Content-Length");
        return announced.isEmpty() ? 0 : Long.parseLong(announced.get(0));
    }

    /** Of an answer that another one follows. */
    boolean isInterim() {
        return word(1).startsWith("1");
    }

    byte[] bytes() {
        return bytes(fields);
    }

    /** The same, but the connection ends after it. */
    byte[] closingBytes() {
        List<String> kept = new ArrayList<>();
        for (String field : fields) {
            if (!OF_ONE_CONNECTION.contains(name(field).toLowerCase(Locale.ROOT))) {
                kept.add(field);
            }
        }
        kept.add("Connection: close");
        return bytes(kept);
    }

    private byte[] bytes(List<String> lines) {
        StringBuilder text = new StringBuilder(firstLine).append("\r\n");
        lines.forEach(line -> text.append(line).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.Fleet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A fleet in a YAML 1.2 or JSON file. Scalars are not converted: {@code 0123}, {@code on} and {@code 2024-01-01} are
 * these texts. Anchors, aliases, tags, repeated names and several documents are refused.
 */
public final class FleetFile {
    /** The maximum size of a file, in bytes. */
    public static final int MAX_BYTES = 100_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FleetFile() {}

    /**
     * Reads and validates a fleet file, including its photos. Paths of photos are relative to the directory of the file;
     * in the fleet they are absolute. Looks up no key.
     *
     * @param keySchemes the schemes that key references may have, such as {@code env} and {@code file}
     * @throws FleetFileException with all problems; a file that is not YAML has one
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Fleet read(Path file, Set<String> keySchemes) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLarge("bytes");
            }
            Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
            return parse(decode(bytes), directory, keySchemes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the fleet file: " + e, e);
        }
    }

    /**
     * Parses and validates the text of a fleet file, of at most {@value #MAX_BYTES} characters, as {@link #read}.
     *
     * @param directory the directory that paths of photos are relative to
     * @throws FleetFileException as {@link #read}
     */
    public static Fleet parse(String text, Path directory, Set<String> keySchemes) {
        if (text.length() > MAX_BYTES) {
            throw tooLarge("characters");
        }
        Problems problems = new Problems();
        String content = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
        Optional<YamlNode> root = YamlTree.parse(content, problems);
        if (root.isEmpty() && problems.isEmpty()) {
            problems.add(0, 0, "", "The file is empty. It must have apiVersion and channels");
        }
        problems.check();
        return new FleetReader(directory, keySchemes, problems).read(root.orElseThrow());
    }

    private static FleetFileException tooLarge(String unit) {
        String rule = String.format(Locale.ROOT, "The file may have at most %,d %s", MAX_BYTES, unit);
        return new FleetFileException(List.of(new FleetFileException.Problem(0, 0, "", rule)));
    }

    private static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String rule = String.format(
                    Locale.ROOT, "The file is not UTF-8: byte 0x%02X. Save it as UTF-8", bytes[in.position()]);
            throw new FleetFileException(List.of(SyntaxProblem.at(text, text.codePointCount(0, text.length()), rule)));
        }
        return text;
    }
}

package io.wabaprofile.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.file.FleetFileException.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The size, the encoding and the nesting of a fleet file. */
class FleetFileLimitsTest {
    private static final Set<String> SCHEMES = Set.of("env", "file");

    @TempDir
    private Path directory;

    private Fleet parse(String text) {
        return FleetFile.parse(text, directory, SCHEMES);
    }

    @Test
    void readsAByteOrderMark() throws IOException {
        Path file = directory.resolve("marked.yaml");
        Files.writeString(file, "\uFEFFapiVersion: wabaprofile.io/v1\nchannels: {}\n");

        assertThat(FleetFile.read(file, SCHEMES).size()).isZero();
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FleetFile.read(Path.of("no-such-fleet.yaml"), SCHEMES))
                .withMessageContaining("Cannot read the fleet file")
                .withMessageContaining("no-such-fleet.yaml");
    }

    @Test
    void refusesAFileOverTheLimit() throws IOException {
        Path file = directory.resolve("large.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(FleetFile.MAX_BYTES + 1L);
        }

        assertThatExceptionOfType(FleetFileException.class)
                .isThrownBy(() -> FleetFile.read(file, SCHEMES))
                .withMessage("The file may have at most 100,000,000 bytes");
    }

    @Test
    void acceptsATextOverTheDefaultLimitOfTheParser() {
        String padding = "# a comment of forty characters, no more\n".repeat(80_000);

        assertThat(parse("apiVersion: wabaprofile.io/v1\n" + padding + "channels: {}\n")
                        .size())
                .isZero();
    }

    @Test
    void namesTheFirstByteThatIsNotUtf8() throws IOException {
        Path file = directory.resolve("latin1.yaml");
        Files.write(file, "apiVersion: x\n# Käse".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(FleetFileException.class)
                .isThrownBy(() -> FleetFile.read(file, SCHEMES))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(2, 4, "", "The file is not UTF-8: byte 0xE4. Save it as UTF-8")));
    }

    @Test
    void refusesDeepNestingAtOnce() {
        String text = "apiVersion: wabaprofile.io/v1\nchannels: " + "[".repeat(1_000_000);

        assertThatExceptionOfType(FleetFileException.class)
                .isThrownBy(() -> parse(text))
                .withMessage("Line 2, column 31: The file is nested deeper than 20 levels");
    }
}

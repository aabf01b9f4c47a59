package io.wabaprofile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSignatureTest {
    @TempDir
    private Path directory;

    private Path file(String hex) throws IOException {
        return Files.write(directory.resolve("misleading.txt"), HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a464946, image/jpeg",
        "ffd8ff, image/jpeg",
        "89504e470d0a1a0a0000, image/png",
        "255044462d312e37, application/pdf",
        "000000186674797069736f6d, video/mp4",
        "0000002066747970 69736f36 00, video/mp4",
        "0000000a667479706d703432, video/mp4",
        "0000000a66747970 4d345620 , video/mp4",
        "0000000a6674797061766331, video/mp4"
    })
    void detectsATypeByTheFirstBytes(String hex, String type) throws IOException {
        assertThat(FileSignature.mediaType(file(hex.replace(" ", "")))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ffd8",
                "89504e470a",
                "2550444631",
                "47494638396100",
                "0000001466747970717420200000",
                "000000186674797068656963",
                "0000000a667479704d344120",
                "00000018667479706973"
            })
    void detectsNoOtherType(String hex) throws IOException {
        assertThat(FileSignature.mediaType(file(hex))).isEmpty();
    }
}

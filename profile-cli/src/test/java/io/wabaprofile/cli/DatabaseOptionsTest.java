package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The URL and the password of the database are not printed. */
@Timeout(60)
class DatabaseOptionsTest {
    @TempDir
    private Path directory;

    private CloudFleet fleet;

    @BeforeEach
    void start() {
        fleet = new CloudFleet(directory);
        fleet.add("berlin", "profile: {about: Open till nine}");
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private CliRun apply(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--engine=postgres", "--jdbc-url=" + url));
        arguments.addAll(List.of(more));
        return fleet.run("apply", arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://fleet:secret@db.example/fleet, contains a password or a user name",
        "jdbc:postgresql://fleet:secr/et@db.example/fleet, contains a password or a user name",
        "jdbc:postgresql://fleet:secr?et@db.example/fleet, contains a password or a user name",
        "jdbc:postgresql:fleet:secret@db, contains a password or a user name",
        "jdbc:postgresql://db.example/fleet?user=x&password=secret, contains a password or a user name",
        "jdbc:postgresql://db.example/fleet?SSLPassword=secret, contains a password or a user name",
        "jdbc:postgresql://db.example/fleet?proxyPasswd=secret, contains a password or a user name",
        "jdbc:postgresql://db.example/fleet?x=y&clientSecret=secret, contains a password or a user name",
        "jdbc:mysql://db.example/fleet, must be the URL of PostgreSQL"
    })
    void refusesAUrlWithAPassword(String url, String message) {
        CliRun run = apply(url);
        assertThat(run.exit()).as(run.everything()).isEqualTo(2);
        assertThat(run.everything()).contains(message).doesNotContain("secr", "et@");
    }

    @Test
    void doesNotPrintAUrlThatTheDriverCannotParse() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                logged.add(logRecord);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            CliRun run = apply("jdbc:postgresql://fleet:s3cret/fleet", "--debug");
            assertThat(run.exit()).as(run.everything()).isEqualTo(3);
            assertThat(run.err()).contains("Cannot use the URL in --jdbc-url");
            assertThat(run.everything()).doesNotContain("s3cret");
            assertThat(logged).extracting(LogRecord::getMessage).isEmpty();
        } finally {
            root.removeHandler(handler);
        }
    }

    @Test
    void refusesAPasswordFileThatIsNotText() throws IOException {
        Path latin1 = Files.write(directory.resolve("latin1"), "s\u00FCcret\n".getBytes(StandardCharsets.ISO_8859_1));
        for (Path file : List.of(latin1, directory)) {
            CliRun run = apply("jdbc:postgresql://127.0.0.1:1/fleet", "--jdbc-password-file=" + file);
            assertThat(run.exit()).as(run.everything()).isEqualTo(2);
            assertThat(run.err())
                    .contains("Cannot read a line of UTF-8 text from the file named by --jdbc-password-file.");
            assertThat(run.everything()).doesNotContain("cret", "Exception");
        }
    }
}

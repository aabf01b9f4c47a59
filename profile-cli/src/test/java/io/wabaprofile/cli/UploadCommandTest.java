package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.transfer.StopSignal;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadCommandTest {
    /** Over what is read into memory before it is sent. */
    private static final int LARGE = 12_000_000;

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final StopSignal stop = new StopSignal();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    private CliRun upload(StopSignal stopped, OptionalInt columns, String... options) {
        List<String> arguments = new ArrayList<>(List.of("upload"));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--base-url")) {
            arguments.addAll(List.of("--base-url", simulator.baseUri().toString()));
        }
        CliEnvironment environment = new CliEnvironment(
                Map.of("D360_API_KEY", account.key()),
                CliRun.WITHOUT_WAITS,
                ConnectedChannel::over,
                directory,
                "waba-profile",
                () -> columns,
                stopped);
        return CliRun.in(environment, arguments.toArray(String[]::new));
    }

    private CliRun upload(String... options) {
        return upload(new StopSignal(), OptionalInt.empty(), options);
    }

    /** As by Ctrl-C as soon as there is a session. */
    private CliRun stoppedUpload(String... options) {
        simulator.onExchange(exchange -> stop.request());
        return upload(stop, OptionalInt.empty(), options);
    }

    private String file(int length) {
        return PhotoFiles.file(directory, "photo.jpg", PhotoFiles.jpeg(length));
    }

    private Path handle() {
        return directory.resolve("photo.jpg.waba-handle");
    }

    private Path token() {
        return directory.resolve("photo.jpg.waba-upload");
    }

    private String sha256() {
        assertThat(account.uploads()).hasSize(1);
        return account.uploads().get(0).sha256();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void tellsPeopleWhatArrived() throws IOException {
        CliRun run = upload(file(300_000));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err().lines())
                .containsExactly("The handle will be written to " + handle(), "photo.jpg 100 % of 0.3 MB");
        assertThat(run.out().lines()).hasSize(3).contains("SHA-256 " + sha256(), "The handle is in " + handle());
        assertThat(run.out()).containsPattern("^Uploaded: image/jpeg, 300,000 bytes in \\d+\\.\\d s\n");
        assertThat(token()).doesNotExist();
        assertThat(permissions(handle())).isEqualTo("rw-------");
    }

    @Test
    void tellsMachinesWhatArrivedAndShowsThemNoProgress() {
        CliRun run = upload("--json", file(300_000));
        assertThat(run.err()).isEmpty();
        assertThat(run.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "outcome", "mediaType", "bytes", "bytesSent", "seconds", "sha256", "resumed", "handleFile");
        assertThat(run.json().get("sha256").asText()).isEqualTo(sha256());
        assertThat(run.json().get("resumed").asInt()).isZero();
        assertThat(run.json().get("handleFile").asText()).isEqualTo(handle().toString());
    }

    @Test
    void isQuietOnRequest() {
        assertThat(upload("--quiet", file(300_000)).err()).isEmpty();
        assertThat(upload(new StopSignal(), OptionalInt.of(80), "--quiet", "--force", file(300_000))
                        .err())
                .isEmpty();
    }

    @Test
    void drawsABarOnATerminal() {
        CliRun run = upload(new StopSignal(), OptionalInt.of(80), file(300_000));
        assertThat(run.err()).contains("\rphoto.jpg 100% |").endsWith("\n");
    }

    @Test
    void sendsTheGivenOrTheDetectedType() {
        upload(file(1_000));
        upload("--force", "--type", "application/pdf", file(1_000));
        assertThat(account.uploads())
                .extracting(ReceivedUpload::mediaType)
                .containsExactly("image/jpeg", "application/pdf");
    }

    @Test
    void rejectsAFileThatCannotBeSentWithOneLine() {
        String text = PhotoFiles.file(directory, "fake.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
        assertRefused(
                upload(text),
                "Cannot detect the media type of " + text
                        + ": its first bytes are not those of a JPEG, PNG, PDF or MP4. Name the type with --type.");
        assertRefused(upload("--type", "jpeg", file(9)), "Invalid media type; use one such as image/jpeg");
        assertRefused(upload(directory.toString()), " is not a regular file");
        assertRefused(upload(directory.resolve("none").toString()), "none does not exist");
        String empty = PhotoFiles.file(directory, "empty", new byte[0]);
        assertRefused(upload("--type", "image/png", empty), "at least one byte");
        assertRefused(upload("--token-file", directory + "/none/token", file(9)), "Cannot write ");
    }

    private void assertRefused(CliRun run, String reason) {
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(reason);
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void writesTheHandleToAFileThatOnlyTheOwnerCanRead() throws IOException {
        Path handle = directory.resolve("handle");
        CliRun run = upload("--handle-file", handle.toString(), file(300_000));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("The handle is in " + handle);
        assertThat(permissions(handle)).isEqualTo("rw-------");
        assertThat(Files.readAllLines(handle)).isNotEmpty().noneMatch(run.everything()::contains);
    }

    @Test
    void replacesAHandleFileOnlyWithForce() throws IOException {
        Path handle = Files.writeString(directory.resolve("handle"), "mine");
        CliRun refused = upload("--handle-file", handle.toString(), file(1_000));
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("handle already exists.", "--force");
        assertThat(handle).hasContent("mine");
        assertThat(simulator.exchanges()).isEmpty();
        assertThat(upload("--force", "--handle-file", handle.toString(), file(1_000))
                        .exit())
                .isZero();
        assertThat(Files.readString(handle)).isNotEqualTo("mine");
    }

    @Test
    void refusesTheSameFileTwice() throws IOException {
        String file = file(1_000);
        String other = directory.resolve("other").toString();
        for (CliRun run : List.of(
                upload("--handle-file", other, "--token-file", other, file),
                upload("--handle-file", file, "--force", file),
                upload("--token-file", file, "--force", file))) {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains(" name the same file, ", "Use another file for --");
        }
        assertThat(Path.of(file)).hasSize(1_000);
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void aHandleThatCannotBeWrittenIsNotLost() throws IOException {
        String file = file(300_000);
        Path handle = directory.resolve("handles").resolve("handle");
        Files.createDirectory(handle.getParent());
        CliRun failed;
        try (Gate gate = Gate.before(simulator.baseUri(), 100_000, () -> delete(handle.getParent()))) {
            failed = upload(
                    "--handle-file",
                    handle.toString(),
                    "--base-url",
                    gate.baseUri().toString(),
                    file);
        }
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.err())
                .contains("The upload is complete, but its handle cannot be written to " + handle)
                .contains("Resume with:\n  waba-profile upload --resume " + token());

        CliRun resumed = upload("--resume", token().toString(), file);
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(Files.readString(handle())).isNotBlank();
        assertThat(account.uploads()).hasSize(1);
        assertThat(token()).doesNotExist();
    }

    private static void delete(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStoppedUploadLeavesATokenAndTheCommandToGoOn() throws IOException {
        String file = file(LARGE);
        CliRun run = stoppedUpload("--handle-file", directory + "/h", file);
        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .endsWith("Resume with:\n  waba-profile upload --resume " + token() + " --handle-file " + directory
                        + "/h --base-url " + simulator.baseUri() + " " + file + System.lineSeparator());
        assertThat(permissions(token())).isEqualTo("rw-------");

        CliRun resumed = upload("--resume", token().toString(), file);
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("SHA-256 " + sha256(), "Resumed once");
        assertThat(token()).doesNotExist();
        assertThat(permissions(handle())).isEqualTo("rw-------");
    }

    @Test
    void tellsMachinesHowToGoOn() {
        CliRun run = stoppedUpload("--json", file(LARGE));
        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.err()).isEmpty();
        assertThat(run.json().at("/error/family").asText()).isEqualTo("cancelled");
        assertThat(run.json().at("/advice/0").asText()).isEqualTo("Resume with:");
        assertThat(run.json().at("/advice/1").asText()).startsWith("  waba-profile upload --resume ");
    }

    @Test
    void beforeThereIsASessionThereIsNothingToGoOnWith() {
        stop.request();
        CliRun run = stoppedUpload(file(LARGE));
        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.err()).doesNotContain("Resume with");
        assertThat(token()).doesNotExist();
    }

    @Test
    void printsHowToResumeAFailedUpload() {
        String file = file(LARGE);
        simulator.onExchange(exchange -> account.outage());
        CliRun failed = upload(file);
        assertThat(failed.exit()).isEqualTo(7);
        assertThat(failed.err()).contains("This may be temporary", "Resume with:\n  waba-profile upload --resume");
        assertThat(token()).exists();
    }

    @Test
    void doesNotReplaceTheTokenOfAnotherUpload() throws IOException {
        String file = file(LARGE);
        stoppedUpload(file);
        String kept = Files.readString(token());
        CliRun again = upload(file);
        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.err().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("  waba-profile upload --resume " + token()));
        assertThat(token()).hasContent(kept);
        assertThat(upload("--force", file).exit()).isZero();
        assertThat(token()).doesNotExist();
    }

    @Test
    void explainsAnInvalidTokenInOneLine() throws IOException {
        String file = file(LARGE);
        stoppedUpload(file);
        String whole = Files.readString(token());
        Path token = directory.resolve("t");
        for (Map.Entry<String, String> damage : Map.of(
                        "hello",
                        "Not a token of an upload session",
                        "",
                        "Not a token of an upload session",
                        whole.substring(0, 60),
                        "is damaged or incomplete",
                        whole.replace('A', 'B'),
                        "is damaged or incomplete")
                .entrySet()) {
            Files.writeString(token, damage.getKey());
            CliRun run = upload("--resume", token.toString(), file);
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).startsWith(token + ": ").contains(damage.getValue());
        }
        Files.delete(token);
        assertThat(upload("--resume", token.toString(), file).err().lines())
                .containsExactly("The token file " + token + " does not exist");
        assertThat(simulator.exchanges().stream().filter(exchange -> !isSending(exchange)))
                .as("requests but the one that was stopped, which the server may notice late")
                .hasSize(1);
    }

    private static boolean isSending(Exchange exchange) {
        return exchange.method().equals("POST") && exchange.target().startsWith("/upload:");
    }

    @Test
    void detectsAChangedFile() throws IOException {
        String file = file(LARGE);
        stoppedUpload(file);
        Files.setLastModifiedTime(Path.of(file), FileTime.from(Instant.EPOCH));
        CliRun run = upload("--resume", token().toString(), file);
        assertThat(run.exit()).isEqualTo(10);
        assertThat(run.err().lines())
                .containsExactly(
                        "The handle will be written to " + handle(),
                        "send upload: the file is not the file of the session: type, length or"
                                + " modification time differ; the profile was not changed",
                        "Restart with:",
                        "  waba-profile upload --token-file " + token() + " --force --base-url " + simulator.baseUri()
                                + " " + file);
        assertThat(token()).exists();
    }

    @Test
    void rejectsResumeWithATokenFile() {
        CliRun run = upload("--resume", "a", "--token-file", "b", file(9));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("omit --token-file");
    }

    @Test
    void continuesIfTheTokenFileCannotBeWritten() {
        Path folder = directory.resolve("soon gone");
        assertThat(folder.toFile().mkdir()).isTrue();
        AtomicReference<Path> gone = new AtomicReference<>(folder);
        UnaryOperator<ApiConnection.Builder> removing = builder -> {
            try {
                Files.delete(gone.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return CliRun.WITHOUT_WAITS.apply(builder);
        };
        CliEnvironment environment = CliRun.environment(account.key(), removing);
        CliRun run = CliRun.in(
                environment,
                "upload",
                "--base-url",
                simulator.baseUri().toString(),
                "--token-file",
                folder.resolve("token").toString(),
                "--handle-file",
                handle().toString(),
                file(LARGE));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).containsOnlyOnce("(NoSuchFileException)");
    }

    @Test
    void printsNoSecretInAnyOfTheseFailures() throws IOException {
        String file = file(LARGE);
        List<CliRun> runs = new ArrayList<>();
        runs.add(stoppedUpload("--debug", file));
        byte[] token = Files.readAllBytes(token());
        String session = new String(UploadSession.of(token).id(), StandardCharsets.US_ASCII);
        runs.add(upload("--debug", file));
        account.outage();
        runs.add(upload("--debug", "--json", "--resume", token().toString(), file));
        account.recover();
        account.revokeKey();
        runs.add(upload("--debug", "--resume", token().toString(), file));
        account.restoreKey();
        account.forgetUploads();
        Path handle = directory.resolve("handle");
        runs.add(upload("--debug", "--resume", token().toString(), "--handle-file", handle.toString(), file));

        assertThat(runs).extracting(CliRun::exit).containsExactly(11, 3, 7, 4, 0);
        for (CliRun run : runs) {
            assertThat(run.everything())
                    .isNotBlank()
                    .doesNotContain(account.key(), session, "MTph", new String(token, StandardCharsets.US_ASCII));
            assertThat(Files.readAllLines(handle)).noneMatch(run.everything()::contains);
        }
    }
}

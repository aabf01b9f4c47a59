package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All commands against a platform that fails. */
class RemoteFailureTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    private List<CliRun> everyCommand(Mode mode) {
        String photo = PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(2_000));
        List<CliRun> runs = new ArrayList<>();
        for (String format : List.of("--json", "--debug")) {
            runs.add(CliRun.against(simulator, account, mode, "show", format));
            runs.add(CliRun.against(simulator, account, mode, "set", "--about", "New", format));
            runs.add(CliRun.against(simulator, account, mode, "photo", "set", photo, format));
        }
        return runs;
    }

    private void assertAll(Mode mode, int exit, String inJson) {
        List<CliRun> runs = everyCommand(mode);
        assertThat(runs).extracting(CliRun::exit).containsOnly(exit);
        assertThat(runs.subList(0, 3))
                .allSatisfy(run -> assertThat(run.json().toString()).contains(inJson));
        assertThat(runs).allSatisfy(run -> assertThat(run.everything()).doesNotContain(account.key()));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aRevokedKey(Mode mode) {
        account.revokeKey();
        assertAll(mode, 4, "\"family\":\"unauthorized\"");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void tooManyCalls(Mode mode) {
        simulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        account.throttle(Duration.ofMinutes(10));
        assertAll(mode, 6, "\"retryAfterSeconds\":600,\"transient\":true");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anOutage(Mode mode) {
        account.outage();
        assertAll(mode, 7, "\"family\":\"unavailable\"");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void noConnection(Mode mode) {
        simulator.close();
        assertAll(mode, 7, "\"reason\":\"no_connection\"");
        assertThat(CliRun.against(simulator, account, mode, "show").err())
                .contains("cannot connect to " + simulator.baseUri().getAuthority() + ": connection refused");
    }
}

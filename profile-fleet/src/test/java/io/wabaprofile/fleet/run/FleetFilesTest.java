package io.wabaprofile.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.ChannelFailure;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.FieldDifference.Comparison;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.SimulatedFleet;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, reports and lock files. */
class FleetFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final ChannelResult FAILED = new ChannelResult(
            "channel-1",
            ChannelState.FAILED,
            List.of(new FieldDifference(
                    ProfileField.WEBSITES, Comparison.DIFFERENT, List.of(), List.of("https://example.com"))),
            3,
            Optional.of(
                    new ChannelFailure("unavailable", "no \"response\" in time", Outcome.UNKNOWN, Optional.of("Ab1"))),
            Optional.of(BusinessProfile.builder()
                    .websites(List.of())
                    .photoUrl("https://example.com/signed?secret=1")
                    .build()),
            NOW);

    @TempDir
    private Path directory;

    private static RunReport report(ChannelResult... results) {
        return new RunReport("run", RunKind.CHECK, "digest", List.of(results), NOW, NOW, false);
    }

    @Test
    void aPlanKeepsResultsAndValuesButNoPhotoAddress() throws Exception {
        Path file = directory.resolve("plan");

        PlanFile.write(FleetPlan.of(report(FAILED)), file);
        FleetPlan plan = PlanFile.read(file);

        assertThat(plan.fleetDigest()).isEqualTo("digest");
        assertThat(plan.time()).isEqualTo(NOW);
        ChannelResult read = plan.result("channel-1").orElseThrow();
        assertThat(read.failure()).isEqualTo(FAILED.failure());
        assertThat(read.differences()).isEqualTo(FAILED.differences());
        assertThat(read.read().orElseThrow().fields()).containsExactly(ProfileField.WEBSITES, ProfileField.PHOTO);
        assertThat(Files.readString(file)).doesNotContain("secret");
    }

    @Test
    void anInvalidPlanIsRefusedWithItsLine() throws Exception {
        Path file = directory.resolve("plan");
        PlanFile.write(FleetPlan.of(report(FAILED)), file);
        Files.writeString(file, "{\"channel\":\"x\"}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> PlanFile.read(file))
                .hasMessage("Line 3 of " + file + " is not that of a plan. Make a new plan");
        Files.writeString(file, "apiVersion: x\n");
        assertThatThrownBy(() -> PlanFile.read(file)).hasMessageContaining("Line 1 of " + file);
    }

    @Test
    void aMessageSaysWhyAFileCannotBeRead() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> PlanFile.read(missing))
                .hasMessage("Cannot read the plan " + missing + ": it does not exist");
        assertThatThrownBy(() -> RunStatus.read(missing))
                .hasMessage("Cannot read the run file " + missing + ": it does not exist");
        assertThatThrownBy(() -> PhotoLockFile.open(directory))
                .hasMessageStartingWith("Cannot read the lock file " + directory + ": ");
    }

    @Test
    void aReportHasOneLinePerChannel() throws Exception {
        Path file = directory.resolve("report.jsonl");

        ReportFile.write(report(FAILED, ChannelResult.skipped("channel-2", NOW)), file);

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"channel\":\"channel-1\",\"state\":\"FAILED\",\"fields\":[\"websites\"],\"changes\":[{\"field\":"
                                + "\"websites\",\"comparison\":\"DIFFERENT\",\"current\":[],\"desired\":[\"https://example.com\"]}],"
                                + "\"attempts\":3,\"outcome\":\"UNKNOWN\",\"failure\":\"unavailable\",\"message\":"
                                + "\"no \\\"response\\\" in time\",\"traceId\":\"Ab1\",\"time\":\"2026-11-28T12:00:00Z\"}",
                        "{\"channel\":\"channel-2\",\"state\":\"SKIPPED\",\"fields\":[],\"changes\":[],\"attempts\":0,"
                                + "\"outcome\":null,\"failure\":null,\"message\":null,\"traceId\":null,"
                                + "\"time\":\"2026-11-28T12:00:00Z\"}");
    }

    @Test
    void aLockFileRemembersTheLastPhotoOfEachChannel() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(2);
        Path file = directory.resolve("photos.lock");
        try (PhotoLockFile lock = PhotoLockFile.open(file)) {
            lock.record(fleet.channel(2), "bb");
            lock.record(fleet.channel(1), "a1");
            lock.record(fleet.channel(1), "a2");
            assertThat(Files.readAllLines(file)).as("durable at once").hasSize(3);
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"channel\":\"channel-1\",\"sha256\":\"a2\"}",
                        "{\"channel\":\"channel-2\",\"sha256\":\"bb\"}");
        assertThat(PhotoLockFile.open(file).sha256(fleet.channel(1))).contains("a2");
    }

    @Test
    void aLockFileOfAKilledProcessIsCompleted() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(2);
        Path file = directory.resolve("photos.lock");
        Files.writeString(file, "{\"channel\":\"channel-1\",\"sha256\":\"a1\"}\n{\"channel\":\"chan");

        try (PhotoLockFile lock = PhotoLockFile.open(file)) {
            assertThat(lock.sha256(fleet.channel(1))).contains("a1");
            lock.record(fleet.channel(2), "bb");
        }

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aLockFileThatWasEditedByHandKeepsALastLineWithoutALineBreak() throws Exception {
        SimulatedFleet fleet = SimulatedFleet.of(2);
        Path file = directory.resolve("photos.lock");
        Files.writeString(file, "{\"channel\":\"channel-2\",\"sha256\":\"b1\"}");

        PhotoLockFile lock = PhotoLockFile.open(file);
        lock.record(fleet.channel(1), "aa"); // not closed, as if the process was killed

        assertThat(PhotoLockFile.open(file).sha256(fleet.channel(2))).contains("b1");
        assertThat(PhotoLockFile.open(file).sha256(fleet.channel(1))).contains("aa");
    }

    @Test
    void anInvalidLockFileIsRefusedWithItsLine() throws Exception {
        Path file = directory.resolve("photos.lock");
        Files.writeString(file, "{\"channel\":\"a\",\"sha256\":\"a1\"}\n{\"channel\":\"b\"}\n");

        assertThatThrownBy(() -> PhotoLockFile.open(file))
                .hasMessage("Line 2 of the lock file " + file + " must have a channel and a sha256");
    }
}

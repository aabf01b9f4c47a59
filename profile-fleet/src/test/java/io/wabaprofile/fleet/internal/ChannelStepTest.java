package io.wabaprofile.fleet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.ChannelFailure;
import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.FieldDifference.Comparison;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.PhotoFile;
import io.wabaprofile.fleet.PhotoLock;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.SimulatedFleet;
import io.wabaprofile.fleet.internal.StepResult.Abandoned;
import io.wabaprofile.fleet.internal.StepResult.Finished;
import io.wabaprofile.fleet.internal.StepResult.Postponed;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.fault.PlatformError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelStepTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final FieldDifference ABOUT =
            new FieldDifference(ProfileField.ABOUT, Comparison.DIFFERENT, List.of("old"), List.of("new"));

    private final SimulatedFleet fleet = SimulatedFleet.of(1);
    private final Map<String, String> photos = new HashMap<>();
    private FleetChannel channel = fleet.channel(1);
    private ChannelGateways gateways = fleet;
    private RunSettings settings = RunSettings.DEFAULT.withMaxAttempts(3);

    private ChannelStep step() {
        RequestLimiter unlimited = new RequestLimiter() {
            @Override
            public void acquire(io.wabaprofile.channel.ApiMode api, int requests) {}

            @Override
            public void finished(io.wabaprofile.channel.ApiMode api, boolean throttled) {}
        };
        PhotoLock lock = new PhotoLock() {
            @Override
            public Optional<String> sha256(FleetChannel of) {
                return Optional.ofNullable(photos.get(of.name()));
            }

            @Override
            public void record(FleetChannel of, String sha256) {
                photos.put(of.name(), sha256);
            }
        };
        return new ChannelStep(gateways, unlimited, lock, settings, () -> NOW, () -> 0.5);
    }

    private StepResult run(RunKind kind, ChannelProgress progress) {
        return run(new ChannelTask(kind, channel, Optional.empty(), false), progress, next -> true);
    }

    private StepResult run(ChannelTask task, ChannelProgress progress, WriteGuard guard) {
        try {
            return step().run(task, progress, guard);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ChannelResult apply() {
        return finished(run(RunKind.APPLY, ChannelProgress.NONE));
    }

    private static ChannelResult finished(StepResult result) {
        assertThat(result).isInstanceOf(Finished.class);
        return ((Finished) result).result();
    }

    private static Postponed postponed(StepResult result) {
        assertThat(result).isInstanceOf(Postponed.class);
        return (Postponed) result;
    }

    private void setAbout(String about) {
        fleet.account(1).setProfile(BusinessProfile.builder().about(about).build());
    }

    @Test
    void writesWhatDiffersAndReadsBack() {
        ChannelResult result = apply();

        assertThat(result.state()).isEqualTo(ChannelState.UPDATED);
        assertThat(result.differences()).containsExactly(ABOUT);
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(result.time()).isEqualTo(NOW);
        assertThat(fleet.account(1).profile().about()).contains("new");
        assertThat(fleet.account(1).profile().email()).contains("shop@example.com");
        assertThat(fleet.reads).hasSize(2);
    }

    @Test
    void sendsNoWriteIfTheProfileIsAsDesired() {
        setAbout("new");

        assertThat(apply().state()).isEqualTo(ChannelState.UNCHANGED);
        assertThat(fleet.writes).isEmpty();
        assertThat(fleet.reads).hasSize(1);
    }

    @Test
    void sendsNoRequestIfNothingIsDesired() {
        channel = channel.withProfile(ProfileUpdate.builder().build());

        assertThat(apply().state()).isEqualTo(ChannelState.UNCHANGED);
        assertThat(fleet.reads).isEmpty();
    }

    @Test
    void aCheckReportsTheDifferenceAndWritesNothing() {
        ChannelResult result = finished(run(RunKind.CHECK, ChannelProgress.NONE));

        assertThat(result.state()).isEqualTo(ChannelState.DRIFTED);
        assertThat(result.differences()).containsExactly(ABOUT);
        assertThat(result.read())
                .contains(BusinessProfile.builder().about("old").build());
        assertThat(fleet.writes).isEmpty();
    }

    @Test
    void aFieldThatTheResponseDoesNotContainIsWrittenAndReportedAsNotReadable() {
        gateways = answering(BusinessProfile.builder().build());

        ChannelResult result = apply();

        assertThat(result.state()).isEqualTo(ChannelState.UPDATED);
        assertThat(result.differences())
                .containsExactly(
                        new FieldDifference(ProfileField.ABOUT, Comparison.NOT_READABLE, List.of(), List.of("new")));
    }

    private ChannelGateways answering(BusinessProfile read) {
        return new ChannelGateways() {
            @Override
            public ProfileGateway profile(FleetChannel of) {
                return new ProfileGateway() {
                    @Override
                    public BusinessProfile fetch(Set<ProfileField> fields) {
                        return read;
                    }

                    @Override
                    public void apply(ProfileUpdate update) {
                        fleet.writes.add(of.name());
                    }
                };
            }

            @Override
            public PhotoGateway photo(FleetChannel of) {
                return fleet.photo(of);
            }
        };
    }

    @Test
    void aValueThatDoesNotAppearIsReadAgainLaterAndThenReportedWithoutASecondWrite() {
        gateways = answering(BusinessProfile.builder().about("old").build());

        Postponed first = postponed(run(RunKind.APPLY, ChannelProgress.NONE));
        Postponed second = postponed(run(RunKind.APPLY, first.progress()));
        ChannelResult last = finished(run(RunKind.APPLY, second.progress()));

        assertThat(first.delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(second.delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(last.state()).isEqualTo(ChannelState.DRIFTED);
        assertThat(last.differences()).containsExactly(ABOUT);
        assertThat(fleet.writes).hasSize(1);
    }

    @Test
    void aChannelThatChangedAfterThePlanIsStaleAndIsNotWritten() {
        ChannelResult planned = finished(run(RunKind.CHECK, ChannelProgress.NONE));
        setAbout("changed by another program");

        ChannelResult result = finished(run(withPlan(planned), ChannelProgress.NONE, next -> true));

        assertThat(result.state()).isEqualTo(ChannelState.STALE);
        assertThat(result.differences().get(0).current()).containsExactly("changed by another program");
        assertThat(fleet.writes).isEmpty();
    }

    private ChannelTask withPlan(ChannelResult planned) {
        return new ChannelTask(RunKind.APPLY, channel, Optional.of(planned), true);
    }

    @Test
    void aChannelThatDidNotChangeAfterThePlanIsWritten() {
        ChannelResult planned = finished(run(RunKind.CHECK, ChannelProgress.NONE));

        assertThat(finished(run(withPlan(planned), ChannelProgress.NONE, next -> true))
                        .state())
                .isEqualTo(ChannelState.UPDATED);
    }

    @Test
    void aChannelThatHasTheDesiredValuesSinceThePlanIsUnchanged() {
        ChannelResult planned = finished(run(RunKind.CHECK, ChannelProgress.NONE));
        setAbout("new");

        assertThat(finished(run(withPlan(planned), ChannelProgress.NONE, next -> true))
                        .state())
                .isEqualTo(ChannelState.UNCHANGED);
    }

    @Test
    void aChannelThatThePlanCouldNotReadFails() {
        ChannelResult planned = ChannelResult.skipped(channel.name(), NOW);

        ChannelResult result = finished(run(withPlan(planned), ChannelProgress.NONE, next -> true));

        assertThat(result.state()).isEqualTo(ChannelState.FAILED);
        assertThat(result.failure().orElseThrow().message()).contains("Make a new plan");
        assertThat(fleet.writes).isEmpty();
    }

    @Test
    void aThrottledChannelIsPostponedAsLongAsThePlatformSays() {
        fleet.account(1).throttle(Duration.ofSeconds(25));

        Postponed later = postponed(run(RunKind.APPLY, ChannelProgress.NONE));

        assertThat(later.delay()).isEqualTo(Duration.ofSeconds(25));
        assertThat(later.progress().attempts()).isEqualTo(1);
    }

    @Test
    void aChannelThatWouldWaitTooLongEndsAsThrottled() {
        settings = settings.withLongestWait(Duration.ofSeconds(24));
        fleet.account(1).throttle(Duration.ofSeconds(25));

        ChannelResult result = apply();

        assertThat(result.state()).isEqualTo(ChannelState.THROTTLED);
        assertThat(result.failure()).map(ChannelFailure::outcome).contains(Outcome.NOT_APPLIED);
    }

    @Test
    void aThrottledChannelWithoutAHintIsTriedUntilItsTimeIsUsedUp() {
        fleet.faults.on(Operation.FETCH_PROFILE).every().throttle();
        List<Duration> delays = new ArrayList<>();

        StepResult result = run(RunKind.APPLY, ChannelProgress.NONE);
        while (result instanceof Postponed later) {
            delays.add(later.delay());
            result = run(RunKind.APPLY, later.progress());
        }

        assertThat(delays)
                .startsWith(
                        Duration.ofMillis(750),
                        Duration.ofMillis(1_500),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(24),
                        Duration.ofSeconds(45),
                        Duration.ofSeconds(45));
        assertThat(delays.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        assertThat(finished(result).state()).isEqualTo(ChannelState.THROTTLED);
        assertThat(finished(result).attempts()).isEqualTo(delays.size() + 1);
    }

    @Test
    void aWaitOfNoTimeIsASecond() {
        ProfileGateway throttled = new ProfileGateway() {
            @Override
            public BusinessProfile fetch(Set<ProfileField> fields) {
                throw new Throttled(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, null, Duration.ZERO);
            }

            @Override
            public void apply(ProfileUpdate update) {
                throw new AssertionError("not read before");
            }
        };
        gateways = new ChannelGateways() {
            @Override
            public ProfileGateway profile(FleetChannel of) {
                return throttled;
            }

            @Override
            public PhotoGateway photo(FleetChannel of) {
                return fleet.photo(of);
            }
        };

        assertThat(postponed(run(RunKind.APPLY, ChannelProgress.NONE)).delay()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aChangeAfterAWriteOfUnknownEffectIsStaleToo() {
        ChannelResult planned = finished(run(RunKind.CHECK, ChannelProgress.NONE));
        setAbout("changed by another program");

        ChannelResult result = finished(run(withPlan(planned), interrupted(), next -> true));

        assertThat(result.state()).isEqualTo(ChannelState.STALE);
        assertThat(fleet.writes).isEmpty();
    }

    @Test
    void aWriteOfUnknownEffectThatHadNoneIsSentAgainAlthoughThereIsAPlan() {
        ChannelResult planned = finished(run(RunKind.CHECK, ChannelProgress.NONE));

        ChannelResult result = finished(run(withPlan(planned), interrupted(), next -> true));

        assertThat(result.state()).isEqualTo(ChannelState.UPDATED);
        assertThat(fleet.writes).hasSize(1);
    }

    private static ChannelProgress interrupted() {
        return ChannelProgress.NONE.nextAttempt().writing(List.of(ABOUT));
    }

    @Test
    void aContinuedRunKnowsWhatWasWrittenAndHasNewAttempts() {
        ChannelProgress acknowledged = interrupted()
                .throttledFor(Duration.ofMinutes(14))
                .acknowledged()
                .readBackDiffered();

        assertThat(acknowledged.resumed())
                .isEqualTo(new ChannelProgress(
                        0, 0, Duration.ZERO, ChannelProgress.WriteStatus.UNKNOWN, List.of(ABOUT), 0));
        assertThat(progress(3).resumed()).isEqualTo(ChannelProgress.NONE);
    }

    @Test
    void theResultHasAllFieldsOfSeveralWrites(@TempDir Path directory) throws Exception {
        channel = channel.withPhoto(PhotoFile.of(photo(directory)));
        fleet.faults.on(Operation.REPLACE_PHOTO).nth(1).error(PlatformError.SYSTEM_OVERLOADED);

        Postponed later = postponed(run(RunKind.APPLY, ChannelProgress.NONE));
        ChannelResult result = finished(run(RunKind.APPLY, later.progress()));

        assertThat(result.state()).isEqualTo(ChannelState.UPDATED);
        assertThat(result.differences())
                .extracting(FieldDifference::field)
                .containsExactly(ProfileField.ABOUT, ProfileField.PHOTO);
        assertThat(result.differences().get(0)).isEqualTo(ABOUT);
    }

    private static ChannelProgress progress(int attempts) {
        return new ChannelProgress(attempts, 0, Duration.ZERO, ChannelProgress.WriteStatus.NONE, List.of(), 0);
    }

    @Test
    void anUnavailablePlatformIsTriedAgainWithBackoffUntilTheAttemptsAreUsedUp() {
        fleet.account(1).outage();

        Postponed first = postponed(run(RunKind.APPLY, ChannelProgress.NONE));
        Postponed second = postponed(run(RunKind.APPLY, first.progress()));
        ChannelResult last = finished(run(RunKind.APPLY, second.progress()));

        assertThat(first.delay()).isEqualTo(Duration.ofMillis(750));
        assertThat(second.delay()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(last.state()).isEqualTo(ChannelState.FAILED);
        assertThat(last.attempts()).isEqualTo(3);
        assertThat(last.failure()).map(ChannelFailure::kind).contains("unavailable");
    }

    @Test
    void aRejectedKeyFailsAtOnce() {
        fleet.account(1).revokeKey();

        ChannelResult result = apply();

        assertThat(result.state()).isEqualTo(ChannelState.FAILED);
        assertThat(result.failure()).map(ChannelFailure::kind).contains("unauthorized");
        assertThat(result.attempts()).isEqualTo(1);
    }

    @Test
    void aLostResponseIsNotWrittenTwiceIfTheWriteHadAnEffect() {
        fleet.faults.on(Operation.UPDATE_PROFILE).nth(1).responseLost();

        Postponed later = postponed(run(RunKind.APPLY, ChannelProgress.NONE));
        ChannelResult result = finished(run(RunKind.APPLY, later.progress()));

        assertThat(result.state()).isEqualTo(ChannelState.UPDATED);
        assertThat(result.differences()).containsExactly(ABOUT);
        assertThat(fleet.writes).hasSize(1);
    }

    @Test
    void aLaterFailureDoesNotHideThatAWriteMayHaveHadAnEffect() {
        fleet.faults.on(Operation.UPDATE_PROFILE).nth(1).responseLost();

        Postponed later = postponed(run(RunKind.APPLY, ChannelProgress.NONE));
        fleet.account(1).revokeKey();
        ChannelResult result = finished(run(RunKind.APPLY, later.progress()));

        assertThat(result.failure()).map(ChannelFailure::kind).contains("unauthorized");
        assertThat(result.failure()).map(ChannelFailure::outcome).contains(Outcome.UNKNOWN);
    }

    @Test
    void aRejectedWriteChangesNothing() {
        fleet.beforeWrite(name -> fleet.account(1).revokeKey());

        ChannelResult result = apply();

        assertThat(result.failure()).map(ChannelFailure::outcome).contains(Outcome.NOT_APPLIED);
    }

    @Test
    void theProgressIsStoredBeforeTheWrite() {
        List<ChannelProgress> stored = new ArrayList<>();

        run(new ChannelTask(RunKind.APPLY, channel, Optional.empty(), false), ChannelProgress.NONE, next -> {
            assertThat(fleet.writes).isEmpty();
            return stored.add(next);
        });

        assertThat(stored).singleElement().satisfies(next -> {
            assertThat(next.write()).isEqualTo(ChannelProgress.WriteStatus.UNKNOWN);
            assertThat(next.written()).containsExactly(ABOUT);
        });
        assertThat(fleet.writes).hasSize(1);
    }

    @Test
    void aMachineThatLostTheChannelDoesNotWrite() {
        StepResult result = run(
                new ChannelTask(RunKind.APPLY, channel, Optional.empty(), false), ChannelProgress.NONE, next -> false);

        assertThat(result).isInstanceOf(Abandoned.class);
        assertThat(fleet.writes).isEmpty();
    }

    @Test
    void aCancelledCallHasNoResult() {
        fleet.beforeWrite(name -> {
            throw new Cancelled(Operation.UPDATE_PROFILE, Outcome.NOT_APPLIED, "closed");
        });

        assertThat(run(RunKind.APPLY, ChannelProgress.NONE)).isInstanceOf(Abandoned.class);
    }

    @Test
    void aMissingKeyIsAFailureOfTheChannel() {
        gateways = new ChannelGateways() {
            @Override
            public ProfileGateway profile(FleetChannel of) {
                throw new IllegalStateException("There is no key at " + of.key());
            }

            @Override
            public PhotoGateway photo(FleetChannel of) {
                throw new IllegalStateException("There is no key at " + of.key());
            }
        };

        ChannelFailure failure = apply().failure().orElseThrow();

        assertThat(failure.kind()).isEqualTo("invalid");
        assertThat(failure.message()).isEqualTo("There is no key at env:channel-1");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void aPhotoIsSetOnceAndThenComparedByItsSource(@TempDir Path directory) throws Exception {
        channel = channel.withPhoto(PhotoFile.of(photo(directory)));

        ChannelResult first = apply();
        ChannelResult second = apply();

        assertThat(first.differences()).extracting(FieldDifference::field).contains(ProfileField.PHOTO);
        assertThat(fleet.account(1).photo()).isPresent();
        assertThat(second.state()).isEqualTo(ChannelState.UNCHANGED);
    }

    @Test
    void aPhotoOfUnknownSourceCannotBeCompared(@TempDir Path directory) throws Exception {
        Path file = photo(directory);
        fleet.account(1).setPhoto(Files.readAllBytes(file));
        setAbout("new");
        fleet.account(1).setPhoto(Files.readAllBytes(file));
        channel = channel.withPhoto(PhotoFile.of(file));

        ChannelResult check = finished(run(RunKind.CHECK, ChannelProgress.NONE));

        assertThat(check.state()).isEqualTo(ChannelState.UNCHANGED);
        assertThat(check.differences())
                .extracting(FieldDifference::comparison)
                .containsExactly(Comparison.NOT_COMPARABLE);
    }

    @Test
    void aPhotoThatWasRemovedAtThePlatformIsADifference(@TempDir Path directory) throws Exception {
        channel = channel.withPhoto(PhotoFile.of(photo(directory)));
        apply();
        fleet.account(1).removePhoto();

        assertThat(finished(run(RunKind.CHECK, ChannelProgress.NONE)).differences())
                .containsExactly(new FieldDifference(
                        ProfileField.PHOTO,
                        Comparison.DIFFERENT,
                        List.of(),
                        List.of(channel.photo().orElseThrow().sha256())));
    }

    @Test
    void aPhotoFileThatChangedSinceTheFleetWasLoadedIsNotSent(@TempDir Path directory) throws Exception {
        Path file = photo(directory);
        channel = channel.withPhoto(PhotoFile.of(file));
        Files.write(file, SamplePhoto.png().bytes());

        ChannelResult result = apply();

        assertThat(result.failure().orElseThrow().message()).contains("has changed since the fleet was loaded");
        assertThat(fleet.writes).isEmpty();
        assertThat(fleet.account(1).photo()).isEmpty();
    }

    @Test
    void aRejectedPhotoAfterAWrittenProfileIsOfUnknownOutcome(@TempDir Path directory) throws Exception {
        channel = channel.withPhoto(PhotoFile.of(photo(directory)));
        fleet.faults.on(Operation.REPLACE_PHOTO).every().html();

        ChannelResult result = finished(run(RunKind.APPLY, progress(2)));

        assertThat(result.failure()).map(ChannelFailure::outcome).contains(Outcome.UNKNOWN);
        assertThat(photos).isEmpty();
    }

    private static Path photo(Path directory) throws Exception {
        return Files.write(directory.resolve("photo.jpg"), SamplePhoto.jpeg().bytes());
    }
}

package io.wabaprofile.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.FaultTarget;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.upload.UploadAdapter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What never stops going wrong ends in the same failure for the fake and for the real adapters over the simulator. */
@Timeout(120)
class FaultTwinsTest {
    private static final ProfileUpdate UPDATE =
            ProfileUpdate.builder().about("Hello").build();
    private static final Photo PHOTO = Photo.of(picture());
    private static final Duration SHORT = Duration.ofMillis(150);

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-01-02T03:04:05Z"));
    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().time(time).start().enable(Variant.THROTTLING_WITH_RETRY_AFTER);
    private final SimulatedAccount account = simulator.newAccount();
    private final ApiKey key = ApiKey.of(account.key());
    private final Real real = connect(Duration.ofSeconds(10));
    private final Real impatient = connect(SHORT);
    private final FaultPlan fakesFaults = FaultPlan.create();
    private final FakeAdapter fake = FakeAdapter.over(account, time).withFaults(fakesFaults);

    @AfterEach
    void close() {
        real.connection().close();
        impatient.connection().close();
        simulator.close();
    }

    /** The real adapters over one connection. */
    private record Real(ApiConnection connection, ProfileGateway profile, PhotoGateway photo, MediaUploader uploader) {}

    private Real connect(Duration attemptLimit) {
        ApiConnection connection = ApiConnection.to(simulator.baseUri())
                .allowPlainHttpOnLoopback()
                .attemptLimit(attemptLimit)
                .clock(time)
                .sleeper(time)
                .build();
        MediaUploader uploader = UploadAdapter.connect(connection).uploader(key);
        CloudAdapter cloud = CloudAdapter.connect(connection);
        return new Real(connection, cloud.profile(key), cloud.photo(key, uploader), uploader);
    }

    private Real realFor(String fault) {
        return fault.equals("stall") ? impatient : real;
    }

    private static byte[] picture() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(192, 192, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    static Stream<Arguments> lastingFaults() {
        return Stream.of(
                Arguments.of("answerLost", (Consumer<FaultTarget>) FaultTarget::responseLost),
                Arguments.of("html", (Consumer<FaultTarget>) FaultTarget::html),
                Arguments.of("truncatedJson", (Consumer<FaultTarget>) FaultTarget::truncatedJson),
                Arguments.of("stall", (Consumer<FaultTarget>) FaultTarget::stall),
                Arguments.of("throttle", (Consumer<FaultTarget>) FaultTarget::throttle),
                Arguments.of("throttle for an hour", (Consumer<FaultTarget>)
                        calls -> calls.throttle(0, Duration.ofHours(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lastingFaults")
    void aReadEndsInTheSameFailure(String name, Consumer<FaultTarget> fault) {
        assertSameEnd(
                fault, realFor(name).profile()::fetch, () -> fake.profile().fetch());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lastingFaults")
    void anUpdateEndsInTheSameFailure(String name, Consumer<FaultTarget> fault) {
        assertSameEnd(
                fault,
                () -> realFor(name).profile().apply(UPDATE),
                () -> fake.profile().apply(UPDATE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lastingFaults")
    void openingAnUploadEndsInTheSameFailure(String name, Consumer<FaultTarget> fault) {
        MediaFile file = MediaFile.of(new byte[] {1, 2, 3}, "video/mp4");

        assertSameEnd(
                fault,
                () -> realFor(name).uploader().upload(file),
                () -> fake.uploader().upload(file));
    }

    @ParameterizedTest
    @EnumSource(PlatformError.class)
    void aDocumentedErrorIsTheSameKindOfFailure(PlatformError error) {
        simulator.faults().onAnyRequest().every().error(error);
        fakesFaults.onAnyRequest().every().error(error);

        Throwable expectedFailure = catchThrowable(real.profile()::fetch);
        Throwable fakes = catchThrowable(() -> fake.profile().fetch());

        assertThat(fakes).hasSameClassAs(expectedFailure);
        GatewayException expected = (GatewayException) expectedFailure;
        GatewayException failure = (GatewayException) fakes;
        assertThat(failure.outcome()).isEqualTo(expected.outcome());
        assertThat(failure.isTransient()).isEqualTo(expected.isTransient());
        assertThat(failure.remoteError().map(said -> said.code()))
                .isEqualTo(expected.remoteError().map(said -> said.code()));
        assertThat(failure.remoteError().map(said -> said.status()))
                .isEqualTo(expected.remoteError().map(said -> said.status()));
    }

    private void assertSameEnd(Consumer<FaultTarget> fault, Runnable reals, Runnable fakes) {
        fault.accept(simulator.faults().onAnyRequest().every());
        fault.accept(fakesFaults.onAnyRequest().every());

        GatewayException expected = (GatewayException) catchThrowable(reals::run);
        GatewayException failure = (GatewayException) catchThrowable(fakes::run);

        assertThat(failure).hasSameClassAs(expected);
        assertThat(failure.outcome()).isEqualTo(expected.outcome());
        assertThat(failure.isTransient()).isEqualTo(expected.isTransient());
        if (failure instanceof Unavailable unavailable) {
            assertThat(unavailable.reason()).isEqualTo(((Unavailable) expected).reason());
        }
        if (failure instanceof Throttled throttled) {
            assertThat(throttled.retryAfter().isPresent())
                    .isEqualTo(((Throttled) expected).retryAfter().isPresent());
        }
    }

    @Test
    void theRealAdaptersGetOverChaos() {
        long seed = new Random().nextLong();
        simulator.faults().chaos(seed, 0.15);
        Set<Integer> lost = new HashSet<>();

        for (int i = 0; i < 60; i++) {
            String about = "About " + i;
            try {
                real.profile().apply(ProfileUpdate.builder().about(about).build());
                assertThat(account.profile().about())
                        .as("seed %s, call %s", seed, i)
                        .contains(about);
            } catch (GatewayException e) {
                assertThat(e.isTransient())
                        .as("seed %s, call %s: %s", seed, i, e)
                        .isTrue();
                lost.add(i);
            }
            time.advance(Duration.ofSeconds(11));
        }
        assertThat(simulator.faults().injected()).as("seed %s", seed).isPositive();
        assertThat(lost).as("seed %s", seed).hasSizeLessThan(10);
    }

    @Test
    void aPhotoIsSetThroughEveryFaultThatAnUploadHas() {
        FaultPlan faults = simulator.faults();
        faults.uploads().cutAfter(10);
        faults.uploads().nth(3).forgetSession();
        faults.on(Operation.REPLACE_PHOTO).responseLost();

        real.photo().replace(PHOTO);

        assertThat(account.photoSha256()).contains(PHOTO.sha256());
        faults.verify();
    }
}

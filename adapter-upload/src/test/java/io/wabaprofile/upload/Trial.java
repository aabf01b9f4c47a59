package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.VirtualTime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One schedule, from its first call to the one that brings the file home, with every promise checked on the way. */
final class Trial {
    /** Each fault ends a call at most, and faults run out. */
    private static final int MOST_CALLS = 8;

    private static final long MOST_READ_AHEAD = PulledBody.MOST_READ_AHEAD;

    private final Schedule schedule;
    private final byte[] content;
    private final MediaFile file;
    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-23T12:00:00Z"));
    private final PlatformModel platform;
    private final UnreliableWire wire;
    private final UploadSettings settings;
    private final Tally tally;
    private StoppableObserver observer;
    private @Nullable UploadSession saved;
    private @Nullable MediaUploader process;

    Trial(Schedule schedule, Tally tally) {
        this.schedule = schedule;
        this.tally = tally;
        content = schedule.content();
        file = schedule.opensFile()
                ? MediaFile.of(
                        content.length,
                        Schedule.MEDIA_TYPE,
                        offset -> new ByteArrayInputStream(content, (int) offset, content.length - (int) offset))
                : MediaFile.of(content, Schedule.MEDIA_TYPE);
        platform = new PlatformModel(schedule.facts(), new SplittableRandom(~schedule.seed()));
        wire = new UnreliableWire(platform, time, schedule.course(), () -> observer.stop());
        settings = schedule.hashing() ? UploadSettings.DEFAULT : UploadSettings.DEFAULT.withoutHashing();
        observer = new StoppableObserver(schedule.throwing());
    }

    void run() {
        for (int call = 1; call <= MOST_CALLS; call++) {
            MediaHandle handle = call();
            if (handle != null) {
                tally.finished(schedule, call);
                if (schedule.askingAgain()) {
                    askAgain(handle);
                }
                return;
            }
        }
        throw new AssertionError("The file did not arrive in " + MOST_CALLS + " calls");
    }

    /** @return nothing if the call ended before the file was there */
    private @Nullable MediaHandle call() {
        wire.forgetSeen();
        platform.expectQuestions();
        observer = new StoppableObserver(schedule.throwing());
        if (process == null || !schedule.sameProcess()) {
            process = UploadingProcess.start(wire, platform, time, settings, schedule.seed());
        }
        Instant start = time.instant();
        boolean resumed = saved != null;
        MediaHandle handle = null;
        try {
            handle = saved == null ? process.upload(file, observer) : process.resume(saved, file, observer);
        } catch (ProcessKilled killed) {
            process = null;
            saved = observer.latest().orElse(saved);
            tally.killed();
        } catch (GatewayException failure) {
            CallSeen call = seen(resumed, start);
            assertThat(call.mayFailWith(failure))
                    .as("%s after %s", failure, call.requests())
                    .isTrue();
            if (failure instanceof Throttled throttled) {
                time.advance(throttled.retryAfter().orElse(Duration.ZERO));
            }
            boolean anew = failure instanceof UploadMismatch || !schedule.resuming();
            saved = anew ? null : observer.latest().orElse(saved);
            tally.failed(failure);
        }
        CallSeen call = seen(resumed, start);
        assertThat(platform.complaints())
                .as("complaints about %s", call.requests())
                .isEmpty();
        assertThat(call.sessions()).as("sessions of %s", call.requests()).isLessThanOrEqualTo(2);
        assertThat(call.neverGoesBack())
                .as("%s never goes back", call.requests())
                .isTrue();
        assertThat(platform.holdsOnlyBeginningsOf(content))
                .as("what stayed is the file's")
                .isTrue();
        if (handle != null) {
            assertArrived(handle, call);
        }
        tally.saw(call);
        return handle;
    }

    private CallSeen seen(boolean resumed, Instant start) {
        return new CallSeen(schedule, resumed, wire.seen(), Duration.between(start, time.instant()));
    }

    private void assertArrived(MediaHandle handle, CallSeen call) {
        assertThat(platform.file(new String(handle.verbatim(), StandardCharsets.US_ASCII)))
                .as("the handle's file after %s", call.requests())
                .isEqualTo(content);
        UploadStatistics told = observer.statistics();
        assertThat(told).as("statistics").isNotNull();
        assertThat(told.bytesSent())
                .as("bytes sent in %s", call.requests())
                .isBetween(call.taken(), call.taken() + call.sends().size() * MOST_READ_AHEAD);
        assertThat(told.bytesResent())
                .as("bytes sent again in %s", call.requests())
                .isBetween(call.takenAgain(0), call.takenAgain(MOST_READ_AHEAD))
                .isLessThanOrEqualTo(call.announcedInVain());
        assertThat(told.sessions()).as("sessions of %s", call.requests()).isEqualTo(call.sessions());
        if (schedule.hashing() || !schedule.isLarge()) {
            assertThat(told.sha256()).contains(sha256(content));
        }
        tally.arrived(told, call);
    }

    /** A finished upload gives its handle again, or a new one where the platform has forgotten it. */
    private void askAgain(MediaHandle handle) {
        saved = observer.latest().orElseThrow();
        MediaHandle again = null;
        for (int call = 1; call <= MOST_CALLS && again == null; call++) {
            again = call();
        }
        assertThat(again).as("a handle once more").isNotNull();
        boolean known = schedule.facts().servesQuery() && !schedule.facts().finishedIsForgotten();
        if (known && platform.sessionsOpened() == 1) {
            assertThat(again).isEqualTo(handle);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.ChannelFailure;
import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.PhotoFile;
import io.wabaprofile.fleet.PhotoLock;
import io.wabaprofile.fleet.RunKind;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.fleet.internal.ChannelProgress.WriteStatus;
import io.wabaprofile.fleet.internal.StepResult.Abandoned;
import io.wabaprofile.fleet.internal.StepResult.Finished;
import io.wabaprofile.fleet.internal.StepResult.Postponed;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.GatewayException.Kind;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt on one channel: reads, writes what differs, and reads back. Idempotent. Both engines use it. Thread-safe.
 */
public final class ChannelStep {
    private static final int MAX_READ_BACKS = 3;
    private static final Duration READ_BACK_WAIT = Duration.ofSeconds(1);

    private final ChannelGateways gateways;
    private final RequestLimiter limiter;
    private final PhotoLock photos;
    private final InstantSource clock;
    private final RetryDecision retries;

    public ChannelStep(
            ChannelGateways gateways,
            RequestLimiter limiter,
            PhotoLock photos,
            RunSettings settings,
            InstantSource clock,
            DoubleSupplier random) {
        this.gateways = gateways;
        this.limiter = limiter;
        this.photos = photos;
        this.clock = clock;
        this.retries = new RetryDecision(settings, random);
    }

    /** Runs one attempt. A failure of the channel is part of the result. */
    public StepResult run(ChannelTask task, ChannelProgress before, WriteGuard guard) throws InterruptedException {
        return new Attempt(task, before.nextAttempt(), guard).run();
    }

    /** Separates failures of the channel from those of the engine, such as a full disk, which end the run. */
    private static <T> T ofChannel(Supplier<T> call) {
        try {
            return call.get();
        } catch (GatewayException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            throw new ChannelException(failure);
        }
    }

    /** A failure of the channel that is not a failed call, such as a missing key or a changed photo file. */
    private static final class ChannelException extends RuntimeException {
        private static final long serialVersionUID = 1;

        final RuntimeException reason;

        ChannelException(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /** The state of one attempt. */
    private final class Attempt {
        private final ChannelTask task;
        private final FleetChannel channel;
        private final WriteGuard guard;
        private ChannelProgress progress;
        private List<FieldDifference> differences = List.of();
        private @Nullable BusinessProfile read;

        Attempt(ChannelTask task, ChannelProgress progress, WriteGuard guard) {
            this.task = task;
            this.channel = task.channel();
            this.progress = progress;
            this.guard = guard;
        }

        StepResult run() throws InterruptedException {
            try {
                StepResult result = attempt();
                limiter.finished(channel.mode(), false);
                return result;
            } catch (Cancelled stopped) {
                return new Abandoned();
            } catch (GatewayException failure) {
                limiter.finished(channel.mode(), RetryDecision.isThrottled(failure));
                return afterFailure(failure);
            } catch (ChannelException failure) {
                return finished(ChannelState.FAILED, failure.reason);
            }
        }

        private StepResult attempt() throws InterruptedException {
            if (task.fields().isEmpty()) {
                return finished(ChannelState.UNCHANGED, null);
            }
            ProfileGateway gateway = ofChannel(() -> gateways.profile(channel));
            read = read(gateway);
            differences = ProfileComparison.of(channel, read, photos);
            if (task.kind() == RunKind.CHECK) {
                return finished(
                        ProfileComparison.hasDifference(differences) ? ChannelState.DRIFTED : ChannelState.UNCHANGED,
                        null);
            }
            if (progress.write() == WriteStatus.ACKNOWLEDGED) {
                return afterReadBack(differences);
            }
            if (differences.isEmpty()) {
                return progress.mayHaveWritten() ? updated() : finished(ChannelState.UNCHANGED, null);
            }
            return isStale(read) ? finished(ChannelState.STALE, null) : write(gateway);
        }

        private BusinessProfile read(ProfileGateway gateway) throws InterruptedException {
            limiter.acquire(channel.mode(), RequestCost.ofRead(channel.mode(), task.fields()));
            return ofChannel(() -> gateway.fetch(task.fields()));
        }

        private boolean isStale(BusinessProfile current) {
            if (!task.hasPlan()) {
                return false;
            }
            BusinessProfile planned = task.planned()
                    .flatMap(ChannelResult::read)
                    .orElseThrow(() -> new ChannelException(new IllegalStateException(
                            "The plan has no values of this channel, because it could not be read. Make a new plan")));
            return !ProfileComparison.isAsPlanned(current, planned, channel, progress.mayHaveWritten());
        }

        /** Waits for the requests before it asks the guard, so that the write follows at once. */
        private StepResult write(ProfileGateway gateway) throws InterruptedException {
            Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
            differences.forEach(difference -> fields.add(difference.field()));
            ProfileUpdate update = channel.profile().only(fields);
            Optional<Photo> photo = ofChannel(() -> channel.photo()
                    .filter(file -> fields.contains(ProfileField.PHOTO))
                    .map(PhotoFile::load));
            limiter.acquire(channel.mode(), RequestCost.ofWrite(channel.mode(), fields));
            ChannelProgress unwritten = progress;
            if (!guard.beginWrite(progress.writing(differences))) {
                return new Abandoned();
            }
            progress = progress.writing(differences);
            if (!update.isEmpty()) {
                send(() -> gateway.apply(update), unwritten);
                unwritten = progress;
            }
            if (photo.isPresent()) {
                send(() -> gateways.photo(channel).replace(photo.get()), unwritten);
                photos.record(channel, photo.get().sha256());
            }
            progress = progress.acknowledged();
            return afterReadBack(ProfileComparison.of(channel, read(gateway), photos));
        }

        /** @param unwritten the progress if the call changes nothing */
        private void send(Runnable write, ChannelProgress unwritten) {
            try {
                ofChannel(() -> {
                    write.run();
                    return true;
                });
            } catch (GatewayException failure) {
                boolean changedNothing =
                        failure.outcome() == Outcome.NOT_APPLIED && failure.kind() != Kind.PARTIALLY_APPLIED;
                progress = changedNothing ? unwritten : progress;
                throw failure;
            }
        }

        /** The platform may return an older value for a short time after a write. */
        private StepResult afterReadBack(List<FieldDifference> remaining) {
            if (!ProfileComparison.hasDifference(remaining)) {
                return updated();
            }
            progress = progress.readBackDiffered();
            if (progress.readBacks() < MAX_READ_BACKS) {
                return new Postponed(progress, READ_BACK_WAIT.multipliedBy(progress.readBacks()));
            }
            differences = remaining;
            return finished(ChannelState.DRIFTED, null);
        }

        private StepResult updated() {
            differences = progress.written();
            return finished(ChannelState.UPDATED, null);
        }

        private StepResult afterFailure(GatewayException failure) {
            Optional<Postponed> later = retries.after(failure, progress);
            if (later.isPresent()) {
                return later.get();
            }
            return finished(RetryDecision.isThrottled(failure) ? ChannelState.THROTTLED : ChannelState.FAILED, failure);
        }

        private StepResult finished(ChannelState state, @Nullable RuntimeException failure) {
            return new Finished(new ChannelResult(
                    channel.name(),
                    state,
                    differences,
                    progress.attempts(),
                    Optional.ofNullable(failure).map(cause -> ChannelFailure.of(cause, outcome())),
                    Optional.ofNullable(read),
                    clock.instant()));
        }

        private Outcome outcome() {
            return progress.mayHaveWritten() ? Outcome.UNKNOWN : Outcome.NOT_APPLIED;
        }
    }
}

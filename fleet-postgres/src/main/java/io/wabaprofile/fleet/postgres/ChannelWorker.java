package io.wabaprofile.fleet.postgres;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.internal.ChannelProgress;
import io.wabaprofile.fleet.internal.ChannelStep;
import io.wabaprofile.fleet.internal.ChannelTask;
import io.wabaprofile.fleet.internal.StepResult;
import io.wabaprofile.fleet.internal.StepResult.Finished;
import io.wabaprofile.fleet.internal.StepResult.Postponed;
import io.wabaprofile.fleet.postgres.ChannelTable.ClaimGuard;
import java.time.Duration;
import java.util.UUID;

/** Executes the tasks that this machine picked. Thread-safe. */
final class ChannelWorker {
    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(1);

    private final RunRequest request;
    private final RunObserver observer;
    private final ChannelStep step;
    private final ChannelTable channels;
    private final FleetMeters meters;
    private final RunStop stop;

    ChannelWorker(
            RunRequest request,
            RunObserver observer,
            ChannelStep step,
            ChannelTable channels,
            FleetMeters meters,
            RunStop stop) {
        this.request = request;
        this.observer = observer;
        this.step = step;
        this.channels = channels;
        this.meters = meters;
        this.stop = stop;
    }

    /** The tasks of this run only: a task of another run has another name. */
    Task<ChannelProgress> task(UUID run) {
        return Tasks.custom(run.toString(), ChannelProgress.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY_AFTER_OUTAGE))
                .onDeadExecution((dead, operations) -> channels.giveBack(Claim.of(dead.getExecution())))
                .execute(this::execute);
    }

    private CompletionHandler<ChannelProgress> execute(TaskInstance<ChannelProgress> task, ExecutionContext context) {
        Claim claim = Claim.of(context.getExecution());
        try {
            attempt(claim, task.getData());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop.request();
        } catch (RunStoreException unavailable) {
            throw unavailable;
        } catch (RuntimeException | Error failure) {
            stop.because(failure);
            channels.giveBack(claim);
        }
        return (complete, operations) -> {
            // the table is changed in the statement that records the result
        };
    }

    private void attempt(Claim claim, ChannelProgress progress) throws InterruptedException {
        if (stop.isRequested()) {
            channels.giveBack(claim);
            return;
        }
        ClaimGuard guard = new ClaimGuard(channels, claim, stop);
        StepResult result = step.run(ChannelTask.of(request, channel(claim)), progress, guard);
        if (result instanceof Finished finished) {
            if (channels.finish(claim, finished.result())) {
                meters.finished(finished.result().state());
            }
        } else if (result instanceof Postponed later) {
            if (channels.postpone(claim, later.progress(), later.delay())) {
                observer.postponed(claim.channel(), later.delay());
            }
        } else {
            if (!guard.isLost()) {
                stop.request();
            }
            channels.giveBack(claim);
        }
    }

    private FleetChannel channel(Claim claim) {
        return request.fleet()
                .channel(claim.channel())
                .orElseThrow(() -> new IllegalStateException(
                        "The run has the channel " + claim.channel() + ", which the fleet does not have"));
    }
}

package io.wabaprofile.upload;

import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told, and does something once a point of the file is reached. */
final class RecordingObserver implements UploadObserver {
    final List<UploadSession> checkpoints = new CopyOnWriteArrayList<>();
    final List<UploadProgress> progress = new CopyOnWriteArrayList<>();
    final List<String> resumed = new CopyOnWriteArrayList<>();
    private final List<UploadInterruption> interruptions = new CopyOnWriteArrayList<>();
    private final List<UploadStatistics> finished = new CopyOnWriteArrayList<>();
    private volatile long point = Long.MAX_VALUE;
    private volatile Runnable atPoint = () -> {};
    private volatile Runnable afterEach = () -> {};
    private volatile boolean cancelled;

    void atProgress(long sent, Runnable what) {
        point = sent;
        atPoint = what;
    }

    void eachProgressTakes(VirtualTime time, Duration taken) {
        afterEach = () -> time.advance(taken);
    }

    void cancel() {
        cancelled = true;
    }

    List<UploadInterruption> interruptions() {
        return interruptions;
    }

    UploadSession lastCheckpoint() {
        return checkpoints.get(checkpoints.size() - 1);
    }

    UploadStatistics statistics() {
        return finished.get(finished.size() - 1);
    }

    @Override
    public void checkpoint(UploadSession session) {
        checkpoints.add(session);
    }

    @Override
    public void progressed(UploadProgress reached) {
        progress.add(reached);
        afterEach.run();
        if (reached.sent() >= point) {
            point = Long.MAX_VALUE;
            atPoint.run();
        }
    }

    @Override
    public void resumed(long offset, UploadInterruption why) {
        resumed.add(offset + " " + why);
        interruptions.add(why);
    }

    @Override
    public void finished(UploadStatistics statistics) {
        finished.add(statistics);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}

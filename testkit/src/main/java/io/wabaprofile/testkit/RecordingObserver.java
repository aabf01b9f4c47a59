package io.wabaprofile.testkit;

import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what an uploader told, in order. */
class RecordingObserver implements UploadObserver {
    private final List<Object> events = new CopyOnWriteArrayList<>();

    record Resumed(long offset, UploadInterruption why) {}

    /** Stops the upload as soon as there is a session, before its first byte. */
    static RecordingObserver cancellingOnceOpen() {
        return new CancellingObserver(1);
    }

    /** Stops the upload when some pieces of the file were sent. */
    static RecordingObserver cancellingOnTheWay() {
        return new CancellingObserver(4);
    }

    private static final class CancellingObserver extends RecordingObserver {
        private final AtomicInteger questionsLeft;

        private CancellingObserver(int questions) {
            questionsLeft = new AtomicInteger(questions);
        }

        @Override
        public boolean cancelled() {
            return !sessions().isEmpty() && questionsLeft.decrementAndGet() <= 0;
        }
    }

    @Override
    public void started(MediaFile file) {
        events.add(file);
    }

    @Override
    public void checkpoint(UploadSession session) {
        events.add(session);
    }

    @Override
    public void progressed(UploadProgress progress) {
        events.add(progress);
    }

    @Override
    public void resumed(long offset, UploadInterruption why) {
        events.add(new Resumed(offset, why));
    }

    @Override
    public void finished(UploadStatistics statistics) {
        events.add(statistics);
    }

    List<Object> events() {
        return List.copyOf(events);
    }

    private <T> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<UploadSession> sessions() {
        return all(UploadSession.class);
    }

    UploadSession lastSession() {
        List<UploadSession> sessions = sessions();
        return sessions.get(sessions.size() - 1);
    }

    List<UploadProgress> progress() {
        return all(UploadProgress.class);
    }

    List<Resumed> resumed() {
        return all(Resumed.class);
    }

    List<UploadStatistics> statistics() {
        return all(UploadStatistics.class);
    }
}

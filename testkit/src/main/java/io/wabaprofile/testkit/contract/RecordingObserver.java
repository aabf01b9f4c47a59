package io.wabaprofile.testkit.contract;

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
public class RecordingObserver implements UploadObserver {
    private final List<Object> events = new CopyOnWriteArrayList<>();

    public record Resumed(long offset, UploadInterruption why) {}

    /** Stops the upload as soon as there is a session, before its first byte. */
    public static RecordingObserver cancellingOnceOpen() {
        return new CancellingObserver(1);
    }

    /** Stops the upload when some pieces of the file were sent. */
    public static RecordingObserver cancellingOnTheWay() {
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

    public List<Object> events() {
        return List.copyOf(events);
    }

    private <T> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<UploadSession> sessions() {
        return all(UploadSession.class);
    }

    public UploadSession lastSession() {
        List<UploadSession> sessions = sessions();
        return sessions.get(sessions.size() - 1);
    }

    public List<UploadProgress> progress() {
        return all(UploadProgress.class);
    }

    public List<Resumed> resumed() {
        return all(Resumed.class);
    }

    public List<UploadStatistics> statistics() {
        return all(UploadStatistics.class);
    }
}

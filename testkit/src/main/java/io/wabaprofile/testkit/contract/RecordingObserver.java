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

/** Records the events of an upload in order. */
public class RecordingObserver implements UploadObserver {
    private final List<Object> events = new CopyOnWriteArrayList<>();

    /** Creates an observer that cancels no upload. */
    public RecordingObserver() {}

    /** The event of {@link UploadObserver#resumed}. */
    public record Resumed(long offset, UploadInterruption why) {}

    /** Cancels the upload when a session exists, before the first byte. */
    static RecordingObserver cancellingOnceOpen() {
        return cancellingAtCheck(1);
    }

    /** Cancels the upload after some pieces of the file were sent. */
    static RecordingObserver cancellingHalfway() {
        return cancellingAtCheck(4);
    }

    private static RecordingObserver cancellingAtCheck(int number) {
        AtomicInteger remaining = new AtomicInteger(number);
        return new RecordingObserver() {
            @Override
            public boolean cancelled() {
                return !sessions().isEmpty() && remaining.decrementAndGet() <= 0;
            }
        };
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

package io.wabaprofile.cli.transfer;

import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import java.util.List;

/** Calls several observers in order. */
public record CompositeObserver(List<UploadObserver> all) implements UploadObserver {
    public static UploadObserver of(UploadObserver... all) {
        return new CompositeObserver(List.of(all));
    }

    @Override
    public void started(MediaFile file) {
        all.forEach(each -> each.started(file));
    }

    @Override
    public void checkpoint(UploadSession session) {
        all.forEach(each -> each.checkpoint(session));
    }

    @Override
    public void progressed(UploadProgress progress) {
        all.forEach(each -> each.progressed(progress));
    }

    @Override
    public void resumed(long offset, UploadInterruption why) {
        all.forEach(each -> each.resumed(offset, why));
    }

    @Override
    public void finished(UploadStatistics statistics) {
        all.forEach(each -> each.finished(statistics));
    }

    @Override
    public boolean cancelled() {
        return all.stream().anyMatch(UploadObserver::cancelled);
    }
}

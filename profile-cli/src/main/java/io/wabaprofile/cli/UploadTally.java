package io.wabaprofile.cli;

import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadStatistics;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts for the answer what an upload took. */
final class UploadTally implements UploadObserver {
    private volatile int resumed;
    private volatile @Nullable UploadStatistics statistics;

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // an observer is called by one thread at a time
    public void resumed(long offset, UploadInterruption why) {
        resumed++;
    }

    @Override
    public void finished(UploadStatistics taken) {
        statistics = taken;
    }

    int resumed() {
        return resumed;
    }

    /** Of a finished upload. */
    UploadStatistics statistics() {
        return Objects.requireNonNull(statistics, "The upload has not finished");
    }
}

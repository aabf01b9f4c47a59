package io.wabaprofile.cli.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Observes an upload: saves checkpoints, shows the progress, and cancels on a stop signal. Describes the upload once it
 * has
 * finished, without its handle.
 */
public final class UploadReport implements UploadObserver {
    private final MediaFile file;
    private final Path handleFile;
    private final CheckpointWriter checkpoints;
    private final Progress progress;
    private final StopSignal stop;
    private final long begin = System.nanoTime();
    private volatile double seconds;
    private volatile int resumed;
    private volatile @Nullable UploadStatistics statistics;

    public UploadReport(
            MediaFile file, Path handleFile, CheckpointWriter checkpoints, Progress progress, StopSignal stop) {
        this.file = file;
        this.handleFile = handleFile;
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.stop = stop;
    }

    @Override
    public void checkpoint(UploadSession session) {
        checkpoints.write(session);
    }

    @Override
    public void progressed(UploadProgress current) {
        progress.progressed(current);
    }

    @Override
    public boolean cancelled() {
        return stop.requested();
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // an observer is called by one thread at a time
    public void resumed(long offset, UploadInterruption why) {
        resumed++;
        progress.resumed(offset, why);
    }

    @Override
    public void finished(UploadStatistics result) {
        seconds = (System.nanoTime() - begin) / 1e9;
        statistics = result;
    }

    private UploadStatistics statistics() {
        return Objects.requireNonNull(statistics, "The upload has not finished");
    }

    public List<String> lines() {
        long sent = statistics().bytesSent();
        String note = sent == file.length() ? "" : String.format(Locale.ROOT, " (%,d sent now)", sent);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "Uploaded: %s, %,d bytes%s in %.1f s", file.mediaType(), file.length(), note, seconds));
        statistics().sha256().ifPresent(sha256 -> lines.add("SHA-256 " + sha256));
        if (resumed > 0) {
            lines.add("Resumed " + (resumed == 1 ? "once" : resumed + " times"));
        }
        lines.add("The handle is in " + DisplayText.printable(handleFile.toString()));
        return lines;
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", "uploaded");
        json.put("mediaType", file.mediaType());
        json.put("bytes", file.length());
        json.put("bytesSent", statistics().bytesSent());
        json.put("seconds", Math.round(seconds * 1e3) / 1e3);
        json.put("sha256", statistics().sha256().orElse(null));
        json.put("resumed", resumed);
        json.put("handleFile", handleFile.toString());
        return json;
    }
}

package io.wabaprofile.cli.transfer;

import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadObserver;
import java.util.Locale;

/** Shows the progress of an upload. The caller closes it when the upload has ended. */
public interface Progress extends UploadObserver, AutoCloseable {
    /** Shows nothing. */
    Progress NONE = () -> {};

    @Override
    void close();

    /** A size such as {@code 209.7 MB}; below 100 kB in bytes. */
    static String size(long bytes) {
        return bytes < 100_000
                ? String.format(Locale.ROOT, "%,d bytes", bytes)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** Says where an interrupted upload resumes, and why it was interrupted. */
    static String resumption(long offset, UploadInterruption why) {
        String where = offset == 0 ? "from the beginning" : "after " + size(offset);
        String verb = offset == 0 ? "Restarting" : "Resuming";
        return why == UploadInterruption.EARLIER_UPLOAD
                ? verb + " the earlier upload " + where
                : verb + " " + where + ": "
                        + why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package io.wabaprofile.testkit.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The complete uploads of a channel: the latest 1,000, with the content of the latest 64 MiB. */
final class CompletedUploads {
    private static final int MAX_UPLOADS = 1_000;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final List<CompleteUpload> uploads = new ArrayList<>();
    private long count;

    /** Returns the handle. */
    synchronized String add(ReceivedUpload file, HandleFormat format) {
        count++;
        String handle = format.handle(file, count);
        uploads.add(new CompleteUpload(file, handle, format.issuedAt(), new AtomicBoolean()));
        if (uploads.size() > MAX_UPLOADS) {
            uploads.remove(0);
        }
        discardOldContent();
        return handle;
    }

    private void discardOldContent() {
        long bytes = 0;
        for (int i = uploads.size() - 1; i >= 0; i--) {
            bytes += uploads.get(i).file().bytesStored();
            if (bytes > MAX_BYTES) {
                uploads.set(i, uploads.get(i).withoutBytes());
            }
        }
    }

    synchronized List<ReceivedUpload> all() {
        return uploads.stream().map(CompleteUpload::file).toList();
    }

    synchronized void clear() {
        uploads.clear();
    }

    synchronized Optional<CompleteUpload> byHandle(String handle) {
        return uploads.stream().filter(upload -> upload.handle().equals(handle)).findFirst();
    }
}

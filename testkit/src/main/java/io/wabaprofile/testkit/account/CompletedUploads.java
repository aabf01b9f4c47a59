package io.wabaprofile.testkit.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The complete uploads of a channel: the latest 1,000, and the content of the latest 64 MiB. */
final class CompletedUploads {
    private static final int MAX_UPLOADS = 1_000;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final List<CompleteUpload> received = new ArrayList<>();
    private long counted;

    synchronized String add(ReceivedUpload file, HandleFormat form) {
        counted++;
        String handle = form.handle(file, counted);
        received.add(new CompleteUpload(file, handle, form.givenAt(), new AtomicBoolean()));
        if (received.size() > MAX_UPLOADS) {
            received.remove(0);
        }
        makeRoom();
        return handle;
    }

    private void makeRoom() {
        long kept = 0;
        for (int i = received.size() - 1; i >= 0; i--) {
            kept += received.get(i).file().bytesKept();
            if (kept > MAX_BYTES) {
                received.set(i, received.get(i).withoutBytes());
            }
        }
    }

    synchronized List<ReceivedUpload> all() {
        return received.stream().map(CompleteUpload::file).toList();
    }

    synchronized void clear() {
        received.clear();
    }

    synchronized Optional<CompleteUpload> with(String handle) {
        return received.stream()
                .filter(upload -> upload.handle().equals(handle))
                .findFirst();
    }
}

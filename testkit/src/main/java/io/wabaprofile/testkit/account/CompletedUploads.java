package io.wabaprofile.testkit.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files a channel brought, with their handles. Keeps the facts of the last 1,000 and the content of the latest 64
 * MiB, so that a simulator may run for long.
 */
final class CompletedUploads {
    private static final int MAX_UPLOADS = 1_000;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final List<ReceivedUpload> received = new ArrayList<>();
    private long counted;

    synchronized String add(IncomingFile file, long bytesReceived, HandleFormat form) {
        counted++;
        String handle = form.handle(file, counted);
        received.add(file.complete(handle, bytesReceived, form.givenAt()));
        if (received.size() > MAX_UPLOADS) {
            received.remove(0);
        }
        makeRoom();
        return handle;
    }

    private void makeRoom() {
        long kept = 0;
        for (int i = received.size() - 1; i >= 0; i--) {
            kept += received.get(i).bytesKept();
            if (kept > MAX_BYTES) {
                received.set(i, received.get(i).withoutBytes());
            }
        }
    }

    synchronized List<ReceivedUpload> all() {
        return List.copyOf(received);
    }

    synchronized void clear() {
        received.clear();
    }

    synchronized Optional<ReceivedUpload> with(String handle) {
        return received.stream()
                .filter(upload -> upload.handle().equals(handle))
                .findFirst();
    }
}

package io.wabaprofile.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The files a channel brought, with their handles. Keeps the facts of the last 1,000 and the content of the latest 64
 * MiB, so that a simulator may run for long.
 */
final class UploadStore {
    private static final int MAX_UPLOADS = 1_000;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final List<ReceivedUpload> received = new ArrayList<>();
    private long counted;

    /** @param handleLines if absent, every second handle has two lines, as the platform's often have */
    synchronized String add(IncomingFile file, long bytesReceived, OptionalInt handleLines) {
        counted++;
        int lines = handleLines.orElse(counted % 2 == 0 ? 2 : 1);
        String handle = IntStream.range(0, lines).mapToObj(i -> line(file)).collect(Collectors.joining("\n"));
        received.add(file.complete(handle, bytesReceived));
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

    private static String line(IncomingFile file) {
        UUID chance = UUID.randomUUID();
        long expiry = 1_700_000_000L + (chance.getLeastSignificantBits() & 0xFFFFFF);
        return String.join(
                ":",
                "4",
                base64(file.name()),
                base64(file.mediaType()),
                "AR" + chance.toString().replace("-", ""),
                "e",
                Long.toString(expiry),
                "2022308451254161",
                "636685196",
                "AR" + UUID.randomUUID().toString().replace("-", "_"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized List<ReceivedUpload> all() {
        return List.copyOf(received);
    }

    synchronized Optional<ReceivedUpload> with(String handle) {
        return received.stream()
                .filter(upload -> upload.handle().equals(handle))
                .findFirst();
    }
}

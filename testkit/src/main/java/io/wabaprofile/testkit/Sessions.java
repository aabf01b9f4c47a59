package io.wabaprofile.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The uploads that a channel began, finished ones included: the latest 256. */
final class Sessions {
    private static final int MAX_SESSIONS = 256;

    private final SimulatedAccount owner;
    private final Map<String, Upload> byId = new LinkedHashMap<>();

    Sessions(SimulatedAccount owner) {
        this.owner = owner;
    }

    /** @param id as the client is given it */
    synchronized Upload open(String id, IncomingFile file, Instant now) {
        if (byId.size() >= MAX_SESSIONS) {
            forget(byId.values().iterator().next());
        }
        Upload upload = new Upload(owner, id, file, now);
        byId.put(id, upload);
        owner.secrets().sessionOpened(id);
        return upload;
    }

    synchronized Optional<Upload> with(String signedId) {
        return Optional.ofNullable(byId.get(signedId));
    }

    synchronized List<UnfinishedUpload> unfinished() {
        return byId.values().stream()
                .flatMap(upload -> upload.unfinished().stream())
                .toList();
    }

    synchronized void forget(Upload upload) {
        byId.remove(upload.id());
        upload.forget();
    }

    synchronized void forgetUnfinished() {
        List.copyOf(byId.values()).stream()
                .filter(upload -> upload.handle().isEmpty())
                .forEach(this::forget);
    }

    synchronized void forgetAll() {
        List.copyOf(byId.values()).forEach(this::forget);
    }
}

package io.wabaprofile.testkit.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The uploads that a channel began, finished ones included: the latest 256. */
public final class UploadSessions {
    private static final int MAX_SESSIONS = 256;

    private final AccountState owner;
    private final Map<String, UploadInProgress> byId = new LinkedHashMap<>();

    UploadSessions(AccountState owner) {
        this.owner = owner;
    }

    /** @param id as the client is given it */
    public synchronized UploadInProgress open(String id, IncomingFile file, Instant now) {
        if (byId.size() >= MAX_SESSIONS) {
            forget(byId.values().iterator().next());
        }
        UploadInProgress upload = new UploadInProgress(owner, id, file, now);
        byId.put(id, upload);
        owner.secrets().sessionOpened(id);
        return upload;
    }

    public synchronized Optional<UploadInProgress> with(String signedId) {
        return Optional.ofNullable(byId.get(signedId));
    }

    public synchronized List<ReceivedUpload> unfinished() {
        return byId.values().stream()
                .flatMap(upload -> upload.unfinished().stream())
                .toList();
    }

    public synchronized void forget(UploadInProgress upload) {
        byId.remove(upload.id());
        upload.forget();
    }

    public synchronized void forgetUnfinished() {
        List.copyOf(byId.values()).stream()
                .filter(upload -> upload.handle().isEmpty())
                .forEach(this::forget);
    }

    public synchronized void forgetAll() {
        List.copyOf(byId.values()).forEach(this::forget);
    }
}

package io.wabaprofile.testkit.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The upload sessions of a channel, complete ones included: the latest 256. */
public final class UploadSessions {
    private static final int MAX_SESSIONS = 256;

    private final AccountState owner;
    private final Map<String, UploadInProgress> sessions = new LinkedHashMap<>();

    UploadSessions(AccountState owner) {
        this.owner = owner;
    }

    /** @param id as the client receives it */
    public synchronized UploadInProgress open(String id, IncomingFile file, Instant now) {
        if (sessions.size() >= MAX_SESSIONS) {
            forget(sessions.values().iterator().next());
        }
        UploadInProgress upload = new UploadInProgress(owner, id, file, now);
        sessions.put(id, upload);
        owner.secrets().addSessionId(id);
        return upload;
    }

    /** Returns the session with this id, as the client received the id. */
    public synchronized Optional<UploadInProgress> byId(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    synchronized List<ReceivedUpload> unfinished() {
        return sessions.values().stream()
                .flatMap(upload -> upload.unfinished().stream())
                .toList();
    }

    synchronized void forget(UploadInProgress upload) {
        sessions.remove(upload.id());
        upload.markForgotten();
    }

    synchronized void forgetUnfinished() {
        List.copyOf(sessions.values()).stream()
                .filter(upload -> upload.handle().isEmpty())
                .forEach(this::forget);
    }

    synchronized void forgetAll() {
        List.copyOf(sessions.values()).forEach(this::forget);
    }
}

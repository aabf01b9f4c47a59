package io.wabaprofile.http.internal;

import java.util.function.Supplier;

/** One number on a shared connection: where its credential comes from, and its base path. */
public final class Channel {
    private final Supplier<HeaderCredential> credentials;
    private final String path;

    /** @param path tells numbers apart that share a credential; empty at 360dialog */
    public Channel(Supplier<HeaderCredential> credentials, String path) {
        this.credentials = credentials;
        this.path = path;
    }

    String path() {
        return path;
    }

    /** @throws AttemptFailure if there is none to be had */
    HeaderCredential credential() {
        try {
            return credentials.get();
        } catch (RuntimeException e) {
            throw AttemptFailure.broken(FailureClass.NO_CREDENTIAL, e);
        }
    }
}

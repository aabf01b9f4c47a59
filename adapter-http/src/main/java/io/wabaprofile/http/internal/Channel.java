package io.wabaprofile.http.internal;

import java.util.function.Supplier;

/** One number on a shared connection: only the knowledge of where its credential comes from. */
public final class Channel {
    private final Supplier<HeaderCredential> credentials;

    public Channel(Supplier<HeaderCredential> credentials) {
        this.credentials = credentials;
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

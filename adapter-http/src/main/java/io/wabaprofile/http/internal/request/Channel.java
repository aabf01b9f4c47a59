package io.wabaprofile.http.internal.request;

import java.util.function.Supplier;

/** One WhatsApp number on a shared connection: the source of its credential, and its base path. Thread-safe if the source is. */
public final class Channel {
    private final Supplier<HeaderCredential> credentials;
    private final String path;

    /** @param path distinguishes numbers that share a credential; empty at 360dialog */
    public Channel(Supplier<HeaderCredential> credentials, String path) {
        this.credentials = credentials;
        this.path = path;
    }

    public String path() {
        return path;
    }

    /**
     * Returns the current credential.
     *
     * @throws AttemptFailure if the source of credentials throws an exception
     */
    public HeaderCredential credential() {
        try {
            return credentials.get();
        } catch (RuntimeException e) {
            throw AttemptFailure.causedBy(FailureKind.NO_CREDENTIAL, e);
        }
    }
}

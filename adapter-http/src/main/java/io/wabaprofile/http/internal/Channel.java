package io.wabaprofile.http.internal;

import java.util.function.Supplier;

/** One number on a shared connection: only the knowledge of where its credential comes from. */
public final class Channel {
    private final Supplier<HeaderCredential> credentials;

    public Channel(Supplier<HeaderCredential> credentials) {
        this.credentials = credentials;
    }

    HeaderCredential credential() {
        return credentials.get();
    }
}

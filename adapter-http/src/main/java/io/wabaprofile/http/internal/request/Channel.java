package io.wabaprofile.http.internal.request;

import java.util.function.Supplier;

/**
 * One WhatsApp number on a shared connection.
 *
 * @param credentials returns the current credential; called by several threads
 * @param path distinguishes numbers that share a credential, and starts the path of their endpoints; empty at
 *     360dialog
 */
public record Channel(Supplier<HeaderCredential> credentials, String path) {

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

    /** Returns the same channel with another scheme of the {@code Authorization} header. */
    public Channel withScheme(String scheme) {
        Supplier<HeaderCredential> original = credentials;
        return new Channel(
                () -> {
                    HeaderCredential current = original.get();
                    return new HeaderCredential(current.name(), scheme, current.secret());
                },
                path);
    }
}

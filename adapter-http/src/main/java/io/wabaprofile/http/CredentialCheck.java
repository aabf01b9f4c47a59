package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;
import java.util.function.Supplier;

/** Checks the kind of a credential, so that a secret is not sent to a platform that it does not belong to. */
final class CredentialCheck {
    private CredentialCheck() {}

    /** @throws IllegalArgumentException if the credentials are a fixed credential of another kind */
    static void refuseOther(Class<? extends Credential> kind, Credentials credentials) {
        if (credentials instanceof Credential fixed && !kind.isInstance(fixed)) {
            throw new IllegalArgumentException(message(kind, fixed));
        }
    }

    /** Returns a supplier that throws an {@link IllegalStateException} if the credentials return another kind. */
    static Supplier<HeaderCredential> only(Class<? extends Credential> kind, Credentials credentials) {
        refuseOther(kind, credentials);
        return () -> {
            Credential current = credentials.current();
            if (!kind.isInstance(current)) {
                throw new IllegalStateException(message(kind, current));
            }
            return current.header();
        };
    }

    private static String message(Class<? extends Credential> kind, Credential other) {
        return "This API needs credentials of the type " + kind.getSimpleName() + ", not "
                + other.getClass().getSimpleName();
    }
}

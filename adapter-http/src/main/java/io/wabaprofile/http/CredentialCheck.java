package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;
import java.util.function.Supplier;

/** Checks the kind of a credential, so that a secret is not sent to a platform that it does not belong to. */
final class CredentialCheck {
    private CredentialCheck() {}

    /** @throws IllegalArgumentException if the credentials are a fixed credential of another kind */
    static void refuseOther(Class<? extends Credential> kind, Credentials credentials) {
        if (credentials instanceof Credential fixed) {
            require(kind.isInstance(fixed), message(kind, fixed));
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

    static void requireDialog360(boolean isDialog360) {
        require(isDialog360, "This connection is to Meta's Graph API: use a GraphNumber instead of a key of 360dialog");
    }

    static void requireGraph(boolean isGraph) {
        require(isGraph, "This connection is not to Meta's Graph API: create it with ApiConnection.toGraph");
    }

    private static void require(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String message(Class<? extends Credential> kind, Credential other) {
        return "This API needs credentials of the type " + kind.getSimpleName() + ", not "
                + other.getClass().getSimpleName();
    }
}

package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;

/** The secret that authenticates a channel. Cannot be printed. */
public abstract sealed class Credential permits ApiKey {
    Credential() {}

    abstract HeaderCredential header();
}

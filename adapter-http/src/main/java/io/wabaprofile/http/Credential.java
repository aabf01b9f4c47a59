package io.wabaprofile.http;

import io.wabaprofile.http.internal.request.HeaderCredential;

/** What proves to a host who is calling. */
public abstract sealed class Credential permits ApiKey {
    Credential() {}

    abstract HeaderCredential header();
}

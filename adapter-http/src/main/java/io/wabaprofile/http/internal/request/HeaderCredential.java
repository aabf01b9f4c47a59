package io.wabaprofile.http.internal.request;

/** A secret, and the name of the header that contains it. */
public record HeaderCredential(String name, String value) {
    @Override
    public String toString() {
        return name + ": ****";
    }
}

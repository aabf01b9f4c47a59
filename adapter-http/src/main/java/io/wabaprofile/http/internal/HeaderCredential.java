package io.wabaprofile.http.internal;

/** A secret and the header it travels in. */
public record HeaderCredential(String name, String value) {
    @Override
    public String toString() {
        return name + ": ****";
    }
}

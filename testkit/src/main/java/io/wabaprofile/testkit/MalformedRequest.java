package io.wabaprofile.testkit;

import java.io.IOException;

/** What came is not a request of HTTP/1.0 or HTTP/1.1. */
final class MalformedRequest extends IOException {
    private static final long serialVersionUID = 1;

    MalformedRequest(String message) {
        super(message);
    }
}

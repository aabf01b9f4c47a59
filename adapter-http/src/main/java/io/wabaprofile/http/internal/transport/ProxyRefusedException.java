package io.wabaprofile.http.internal.transport;

import java.io.IOException;

/** An HTTP proxy answered CONNECT with a status that is not 2xx. */
final class ProxyRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    ProxyRefusedException(String proxy, int status) {
        super("the proxy " + proxy + " refused CONNECT");
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether a later attempt may succeed: the proxy is overloaded or out of order, and did not refuse this client. */
    boolean isTransient() {
        return status >= 500 || status == 408 || status == 429;
    }
}

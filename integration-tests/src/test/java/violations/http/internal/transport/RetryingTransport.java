package violations.http.internal.transport;

import io.github.resilience4j.retry.Retry;

/** Breaks: the transport only sends. */
final class RetryingTransport {
    private RetryingTransport() {}

    static void send(Runnable request) {
        Retry.ofDefaults("transport").executeRunnable(request);
    }
}

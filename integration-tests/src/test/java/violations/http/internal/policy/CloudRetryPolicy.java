package violations.http.internal.policy;

/** Breaks: policies name no platform. */
public final class CloudRetryPolicy {
    private CloudRetryPolicy() {}
}

package brokenhouse.http.internal.platform;

import brokenhouse.http.internal.policy.CloudRetryPolicy;

/** Breaks: platform formats depend on the request model only. */
public final class FormatThatKnowsAPolicy {
    public FormatThatKnowsAPolicy(CloudRetryPolicy policy) {
        policy.hashCode();
    }
}

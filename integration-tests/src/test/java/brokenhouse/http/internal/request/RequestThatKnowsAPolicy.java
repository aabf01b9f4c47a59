package brokenhouse.http.internal.request;

import brokenhouse.http.internal.policy.CloudRetryPolicy;

/** Breaks: the request model is the lowest layer. */
public final class RequestThatKnowsAPolicy {
    public RequestThatKnowsAPolicy(CloudRetryPolicy policy) {
        policy.hashCode();
    }
}

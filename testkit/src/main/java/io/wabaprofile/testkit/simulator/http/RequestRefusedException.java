package io.wabaprofile.testkit.simulator.http;

/** A request that is not served. Carries the response that says so. */
public final class RequestRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ApiResponse response;

    public RequestRefusedException(ApiResponse response) {
        super("refused with " + response.status());
        this.response = response;
    }

    public ApiResponse response() {
        return response;
    }
}

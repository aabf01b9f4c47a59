package io.wabaprofile.testkit.simulator.http;

/** Ends the processing of a request with an error response. */
public final class ErrorResponseException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ApiResponse response;

    public ErrorResponseException(ApiResponse response) {
        super("status " + response.status());
        this.response = response;
    }

    public ApiResponse response() {
        return response;
    }
}

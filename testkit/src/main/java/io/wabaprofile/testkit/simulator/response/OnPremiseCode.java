package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.simulator.http.ErrorResponseException;

/** Error codes of the On-Premise API for profile requests. */
public enum OnPremiseCode {
    NOT_FOUND(404, 1006, "Resource not found"),
    MISSING(400, 1008, "Required parameter is missing"),
    NOT_VALID(400, 1009, "Parameter value is not valid"),
    NOT_REQUIRED(400, 1010, "Parameter is not required"),
    INVALID_REQUEST(400, 1025, "Invalid request");

    private final int status;
    private final int number;
    private final String title;

    OnPremiseCode(int status, int number, String title) {
        this.status = status;
        this.number = number;
        this.title = title;
    }

    public ErrorResponseException error(String details) {
        return error(status, details);
    }

    public ErrorResponseException error(int otherStatus, String details) {
        return new ErrorResponseException(OnPremiseResponses.error(otherStatus, number, title, details));
    }
}

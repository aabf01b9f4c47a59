package io.wabaprofile.testkit.simulator.http;

/** A request that is not served. Carries the answer that says so. */
public final class RequestRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ApiResponse answer;

    public RequestRefusedException(ApiResponse answer) {
        super("refused with " + answer.status());
        this.answer = answer;
    }

    public ApiResponse answer() {
        return answer;
    }
}

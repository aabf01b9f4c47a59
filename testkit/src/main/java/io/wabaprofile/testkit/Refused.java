package io.wabaprofile.testkit;

/** A request that is not served. Carries the answer that says so. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refused(Answer answer) {
        super("refused with " + answer.status());
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}

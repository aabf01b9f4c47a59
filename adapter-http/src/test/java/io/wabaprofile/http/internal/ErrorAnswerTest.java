package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import org.junit.jupiter.api.Test;

class ErrorAnswerTest {

    @Test
    void onlyOnPremisesOwn1006SaysThatThereIsNoSuchThing() {
        assertThat(isNotFound(answer(Dialect.ON_PREMISE, 1006, null, null))).isTrue();

        assertThat(isNotFound(answer(Dialect.ON_PREMISE, 1008, null, null))).isFalse();
        assertThat(isNotFound(answer(Dialect.ON_PREMISE, null, null, null))).isFalse();
        assertThat(isNotFound(answer(Dialect.META, 1006, null, null))).isFalse();
        assertThat(isNotFound(ErrorAnswer.foreign(404, "not found"))).isFalse();
        assertThat(AttemptFailure.of(FailureClass.INVALID, "").isNotFound()).isFalse();
    }

    @Test
    void looksForPhrasesInTitleAndDetailsInAnyCase() {
        assertThat(answer(Dialect.META, null, "Too MANY", "Calls").words()).isEqualTo("too many calls");
        assertThat(answer(Dialect.META, null, "Too MANY", null).words()).isEqualToIgnoringWhitespace("too many");
        assertThat(answer(Dialect.META, null, null, "Calls").words()).isEqualToIgnoringWhitespace("calls");
    }

    private static boolean isNotFound(ErrorAnswer answer) {
        return AttemptFailure.answered(FailureClass.INVALID, answer, null).isNotFound();
    }

    private static ErrorAnswer answer(Dialect dialect, Integer code, String title, String details) {
        return new ErrorAnswer(404, dialect, code, null, null, title, details, null, false, null);
    }
}

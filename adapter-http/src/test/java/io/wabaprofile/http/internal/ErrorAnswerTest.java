package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import java.util.List;
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

    @Test
    void fillsInTheTextsThatAreMissing() {
        assertThat(answer(Dialect.META, 1, null, null).with(List.of())).isEqualTo(answer(Dialect.META, 1, null, null));
        assertThat(answer(Dialect.META, 1, null, null).with(List.of("a", "b", "c")))
                .isEqualTo(answer(Dialect.META, 1, "a", "b; c"));
        assertThat(answer(Dialect.META, 1, "t", null).with(List.of("t", "a")))
                .isEqualTo(answer(Dialect.META, 1, "t", "a"));
        assertThat(answer(Dialect.META, 1, "t", "d").with(List.of("d", "t")))
                .isEqualTo(answer(Dialect.META, 1, "t", "d"));
        assertThat(answer(Dialect.META, 1, "t", "d").with(List.of("a")))
                .isEqualTo(answer(Dialect.META, 1, "t", "d; a"));
        assertThat(answer(Dialect.META, 1, null, "d").with(List.of("d"))).isEqualTo(answer(Dialect.META, 1, null, "d"));
    }

    @Test
    void knowsWhetherItsFormIsDocumented() {
        assertThat(ErrorAnswer.foreign(400, "x").isUndocumented()).isTrue();
        assertThat(ErrorAnswer.withoutBody(400).isUndocumented()).isTrue();
        assertThat(answer(Dialect.WORDLESS, null, null, null).isUndocumented()).isFalse();
        assertThat(AttemptFailure.answered(FailureClass.AUTH, ErrorAnswer.withoutBody(401), null)
                        .isUnderstood())
                .isFalse();
        assertThat(AttemptFailure.answered(FailureClass.AUTH, answer(Dialect.META, 190, null, null), null)
                        .isUnderstood())
                .isTrue();
    }

    private static boolean isNotFound(ErrorAnswer answer) {
        return AttemptFailure.answered(FailureClass.INVALID, answer, null).isNotFound();
    }

    private static ErrorAnswer answer(Dialect dialect, Integer code, String title, String details) {
        return new ErrorAnswer(404, dialect, code, null, null, title, details, null, false, null);
    }
}

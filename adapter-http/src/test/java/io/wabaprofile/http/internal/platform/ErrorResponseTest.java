package io.wabaprofile.http.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import io.wabaprofile.http.internal.request.FailureKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorResponseTest {

    @Test
    void onlyOnPremisesOwn1006SaysThatThereIsNoSuchThing() {
        assertThat(isNotFound(answer(Dialect.ON_PREMISE, 1006, null, null))).isTrue();

        assertThat(isNotFound(answer(Dialect.ON_PREMISE, 1008, null, null))).isFalse();
        assertThat(isNotFound(answer(Dialect.ON_PREMISE, null, null, null))).isFalse();
        assertThat(isNotFound(answer(Dialect.META, 1006, null, null))).isFalse();
        assertThat(isNotFound(new ErrorResponse(404, Dialect.UNDOCUMENTED, "not found", null)))
                .isFalse();
        assertThat(AttemptFailure.of(FailureKind.INVALID, "").isNotFound()).isFalse();
    }

    @Test
    void looksForPhrasesInTitleAndDetailsInAnyCase() {
        assertThat(answer(Dialect.META, null, "Too MANY", "Calls").searchText()).isEqualTo("too many calls");
        assertThat(answer(Dialect.META, null, "Too MANY", null).searchText()).isEqualToIgnoringWhitespace("too many");
        assertThat(answer(Dialect.META, null, null, "Calls").searchText()).isEqualToIgnoringWhitespace("calls");
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
        assertThat(new ErrorResponse(400, Dialect.UNDOCUMENTED, "x", null).isUndocumented())
                .isTrue();
        assertThat(new ErrorResponse(400, Dialect.NO_BODY, null, null).isUndocumented())
                .isTrue();
        assertThat(answer(Dialect.NO_DETAILS, null, null, null).isUndocumented())
                .isFalse();
        assertThat(new AttemptFailure(FailureKind.AUTH, "", new ErrorResponse(401, Dialect.NO_BODY, null, null), null)
                        .isDocumented())
                .isFalse();
        assertThat(new AttemptFailure(FailureKind.AUTH, "", answer(Dialect.META, 190, null, null), null).isDocumented())
                .isTrue();
    }

    private static boolean isNotFound(ErrorResponse answer) {
        return new AttemptFailure(FailureKind.INVALID, "", answer, null).isNotFound();
    }

    private static ErrorResponse answer(Dialect dialect, Integer code, String title, String details) {
        return new ErrorResponse(404, dialect, code, null, null, title, details, null, false, null);
    }
}

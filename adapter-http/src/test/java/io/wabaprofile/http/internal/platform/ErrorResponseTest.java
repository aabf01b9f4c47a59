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
        assertThat(isNotFound(response(Dialect.ON_PREMISE, 1006, null, null))).isTrue();

        assertThat(isNotFound(response(Dialect.ON_PREMISE, 1008, null, null))).isFalse();
        assertThat(isNotFound(response(Dialect.ON_PREMISE, null, null, null))).isFalse();
        assertThat(isNotFound(response(Dialect.META, 1006, null, null))).isFalse();
        assertThat(isNotFound(new ErrorResponse(404, Dialect.UNDOCUMENTED, "not found", null)))
                .isFalse();
        assertThat(AttemptFailure.of(FailureKind.INVALID, "").isNotFound()).isFalse();
    }

    @Test
    void searchesTitleAndDetailsIgnoringCase() {
        assertThat(response(Dialect.META, null, "Too MANY", "Calls").searchText())
                .isEqualTo("too many calls");
        assertThat(response(Dialect.META, null, "Too MANY", null).searchText()).isEqualToIgnoringWhitespace("too many");
        assertThat(response(Dialect.META, null, null, "Calls").searchText()).isEqualToIgnoringWhitespace("calls");
    }

    @Test
    void addsMissingTexts() {
        assertThat(response(Dialect.META, 1, null, null).with(List.of()))
                .isEqualTo(response(Dialect.META, 1, null, null));
        assertThat(response(Dialect.META, 1, null, null).with(List.of("a", "b", "c")))
                .isEqualTo(response(Dialect.META, 1, "a", "b; c"));
        assertThat(response(Dialect.META, 1, "t", null).with(List.of("t", "a")))
                .isEqualTo(response(Dialect.META, 1, "t", "a"));
        assertThat(response(Dialect.META, 1, "t", "d").with(List.of("d", "t")))
                .isEqualTo(response(Dialect.META, 1, "t", "d"));
        assertThat(response(Dialect.META, 1, "t", "d").with(List.of("a")))
                .isEqualTo(response(Dialect.META, 1, "t", "d; a"));
        assertThat(response(Dialect.META, 1, null, "d").with(List.of("d")))
                .isEqualTo(response(Dialect.META, 1, null, "d"));
    }

    @Test
    void reportsWhetherItsFormIsDocumented() {
        assertThat(new ErrorResponse(400, Dialect.UNDOCUMENTED, "x", null).isUndocumented())
                .isTrue();
        assertThat(new ErrorResponse(400, Dialect.NO_BODY, null, null).isUndocumented())
                .isTrue();
        assertThat(response(Dialect.NO_DETAILS, null, null, null).isUndocumented())
                .isFalse();
        assertThat(new AttemptFailure(FailureKind.AUTH, "", new ErrorResponse(401, Dialect.NO_BODY, null, null), null)
                        .isDocumented())
                .isFalse();
        assertThat(new AttemptFailure(FailureKind.AUTH, "", response(Dialect.META, 190, null, null), null)
                        .isDocumented())
                .isTrue();
    }

    private static boolean isNotFound(ErrorResponse response) {
        return new AttemptFailure(FailureKind.INVALID, "", response, null).isNotFound();
    }

    private static ErrorResponse response(Dialect dialect, Integer code, String title, String details) {
        return new ErrorResponse(404, dialect, code, null, null, title, details, null, false, null);
    }
}

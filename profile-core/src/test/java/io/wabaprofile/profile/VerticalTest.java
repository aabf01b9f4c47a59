package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerticalTest {

    @Test
    void everyConstantIsNamedAfterItsCode() throws IllegalAccessException {
        List<String> codes = new ArrayList<>();
        for (Field constant : Vertical.class.getFields()) {
            Vertical vertical = (Vertical) constant.get(null);
            assertThat(vertical.code()).isEqualTo(constant.getName());
            codes.add(vertical.code());
        }

        assertThat(codes)
                .containsExactlyInAnyOrder(
                        ("ALCOHOL APPAREL AUTO BEAUTY EDU ENTERTAIN EVENT_PLAN FINANCE GOVT GROCERY HEALTH HOTEL"
                                        + " MATRIMONY_SERVICE NONPROFIT NOT_A_BIZ ONLINE_GAMBLING OTC_DRUGS OTHER"
                                        + " PHYSICAL_GAMBLING PROF_SERVICES RESTAURANT RETAIL TRAVEL UNDEFINED")
                                .split(" "));
    }

    @Test
    void onlyTwoAreReadableOnly() {
        assertThat(Stream.of(Vertical.UNDEFINED, Vertical.NOT_A_BIZ, Vertical.RETAIL, Vertical.of("NEW"))
                        .filter(Vertical::isReadOnly))
                .containsExactly(Vertical.UNDEFINED, Vertical.NOT_A_BIZ);
    }

    @Test
    void aKnownCodeIsTheConstant() {
        assertThat(Vertical.of("RETAIL"))
                .isEqualTo(Vertical.RETAIL)
                .hasSameHashCodeAs(Vertical.RETAIL)
                .hasToString("RETAIL");
    }

    @Test
    void anUnknownCodeIsKeptToTheLetter() {
        assertThat(Vertical.of("Space tourism ").code()).isEqualTo("Space tourism ");
        assertThat(Vertical.of("retail")).isNotEqualTo(Vertical.RETAIL);
        assertThat(Vertical.RETAIL).isNotEqualTo("RETAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void aBlankCodeIsRefused(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vertical.of(code))
                .withMessage("A vertical has a code such as RETAIL; it was blank");
    }
}

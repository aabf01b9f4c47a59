package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
                .withMessage("The code of a vertical must not be blank; use a code such as RETAIL");
    }

    @Test
    void theKnownVerticalsAreInDocumentedOrder() {
        assertThat(Vertical.known())
                .extracting(Vertical::code)
                .containsExactly(("OTHER AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH"
                                + " NONPROFIT PROF_SERVICES RETAIL TRAVEL RESTAURANT ALCOHOL ONLINE_GAMBLING"
                                + " PHYSICAL_GAMBLING OTC_DRUGS MATRIMONY_SERVICE")
                        .split(" "));
        assertThat(Vertical.known()).isUnmodifiable().noneMatch(Vertical::isReadOnly);
    }

    @Test
    void aLabelIsReadable() {
        assertThat(Vertical.BEAUTY.label()).isEqualTo("Beauty, Spa and Salon");
        assertThat(Vertical.of("BEAUTY").label()).isEqualTo("Beauty, Spa and Salon");
        assertThat(Vertical.of("SPACE_TOURISM").label()).isEqualTo("SPACE_TOURISM");
        assertThat(Vertical.known())
                .extracting(Vertical::label)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.length() <= 64);
    }

    @Test
    void parsesCodesAndLabelsInAnyLetterCase() {
        for (Vertical vertical : Vertical.known()) {
            for (String name : List.of(vertical.code(), vertical.label())) {
                assertThat(Vertical.parse(name)).isSameAs(vertical);
                assertThat(Vertical.parse(name.toLowerCase(Locale.ROOT))).isSameAs(vertical);
                assertThat(Vertical.parse(" " + name.toUpperCase(Locale.ROOT) + " "))
                        .isSameAs(vertical);
            }
        }
        assertThat(Vertical.parse("undefined")).isSameAs(Vertical.UNDEFINED);
    }

    @Test
    void parsingKeepsAnUnknownVerticalAsItIs() {
        assertThat(Vertical.parse("Space tourism")).isEqualTo(Vertical.of("Space tourism"));
        assertThatIllegalArgumentException().isThrownBy(() -> Vertical.parse(" "));
    }
}

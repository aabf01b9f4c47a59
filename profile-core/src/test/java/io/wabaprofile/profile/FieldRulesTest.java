package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.profile.Violation.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

    static Stream<Arguments> refusedValues() throws IOException {
        try (InputStream file = FieldRulesTest.class.getResourceAsStream("refused-values.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| "))
                    .map(cells -> Arguments.of(
                            ProfileField.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1], Rule.valueOf(cells[2])));
        }
    }

    @ParameterizedTest
    @MethodSource("refusedValues")
    void refusesAValueWithItsFieldRuleAndLimit(ProfileField field, String escaped, Rule rule) {
        List<Violation> violations = violations(field, unescaped(escaped));

        assertThat(violations).extracting(Violation::field).containsOnly(field);
        assertThat(violations).extracting(Violation::rule).containsExactly(rule);
        assertThat(violations.get(0).message())
                .startsWith(field.label() + " m")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bücher.example",
                "https://xn--bcher-kva.example/",
                "https://例え.テスト/パス?クエリ=値#断片",
                "https://пример.рф",
                "https://متجر.example",
                "https://📚.example",
                "https://my_shop.example.com",
                "https://_shop._example.com",
                "HTTPS://Shop.Example.COM/Path",
                "hTTp://shop.example.com",
                "https://shop.example.com:1",
                "https://shop.example.com:65535/path",
                "https://shop.example.com:00443",
                "https://shop.example.com.",
                "https://shop.example.com?a=1&b=%20%C3%BC",
                "https://shop.example.com#part",
                "https://shop.example.com/%E2%80%8B/a%20b;c=d,(e)!*'$+~",
                "https://shop.example.com/@shop?mail=a@b.example",
                "https://shop.example.com/https://other.example",
                "https://shop.example.com/a|b^c{d}[e]",
                "https://192.0.2.1:8080/",
                "https://[2001:db8::1]:8080/",
                "https://[::ffff:192.0.2.1]",
                "https://localhost",
                "https://https.example.com",
                "https://a-.example"
            })
    void acceptsAWebsite(String website) {
        assertThat(ProfileUpdate.builder().websites(website).build().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'brien+news@example.com",
                "first.last=x/y@sub-domain.example.co.uk",
                "用户@例え.テスト",
                "büro@straße.example",
                "a!#$%&*?^_`{|}~@example.com"
            })
    void acceptsAnEmail(String email) {
        assertThat(ProfileUpdate.builder().email(email).build().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Family 👩‍👩‍👧‍👦 and ❤️",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿 England",
                "می‌خواهم",
                "\u200Fשלום\u200E (shop)",
                "مرحبا\u061C 123",
                "two\nlines,\r\nthree\tand a tab",
                "zero\u200Bwidth and soft\u00ADhyphen",
                "no\u00A0break",
                "\u2028a\u2029b\uFEFFc",
                "quotes \" ' < > & \\ `"
            })
    void acceptsATextInAboutAddressAndDescription(String text) {
        ProfileUpdate update = ProfileUpdate.builder()
                .about(text)
                .address(text)
                .description(text)
                .build();

        assertThat(update.about()).isEqualTo(new Change.SetTo<>(text));
    }

    @Test
    void acceptsAVerticalOf64CharactersAndNoMore() {
        assertThat(violations(ProfileField.VERTICAL, "V".repeat(65)))
                .extracting(Violation::message)
                .containsExactly(
                        "vertical may have at most 64 characters: \"" + "V".repeat(60) + "…\" (65 characters)");
        assertThat(violations(ProfileField.VERTICAL, "V".repeat(100_000)))
                .extracting(Violation::rule)
                .containsExactly(Rule.TOO_LONG);
        assertThat(ProfileUpdate.builder()
                        .vertical(Vertical.of("V".repeat(64)))
                        .build()
                        .fields())
                .containsExactly(ProfileField.VERTICAL);
        assertThat(ProfileUpdate.builder()
                        .vertical(Vertical.of("Beauty, Spa and Salon"))
                        .build()
                        .fields())
                .containsExactly(ProfileField.VERTICAL);
    }

    @Test
    void namesTheRefusedCharacterAndItsPlace() {
        assertThat(message(ProfileField.ABOUT, "😀a\u0000b"))
                .isEqualTo("about may not contain control characters other than tab and line break:"
                        + " \"😀a\\u0000b\" (U+0000 at character 3)");
        assertThat(message(ProfileField.DESCRIPTION, "x".repeat(100) + "\u202E"))
                .isEqualTo("description may not contain characters that override the text direction: \""
                        + "x".repeat(60) + "…\" (101 characters) (U+202E at character 101)");
        assertThat(message(ProfileField.WEBSITES, "https://shop.example.com/\uDB40\uDC41"))
                .isEqualTo("websites may not contain spaces or invisible characters:"
                        + " \"https://shop.example.com/\\uE0041\" (U+E0041 at character 26)");
        assertThat(message(ProfileField.VERTICAL, "RETAIL\u200B"))
                .isEqualTo("vertical may not contain invisible characters: \"RETAIL\\u200B\" (U+200B at character 7)");
        assertThat(message(ProfileField.WEBSITES, "https://shop.example.com/<"))
                .isEqualTo("websites may not contain quotation marks, backticks, angle brackets or backslashes:"
                        + " \"https://shop.example.com/<\" (U+003C at character 26)");
    }

    @Test
    void namesTheHighestPort() {
        Violation violation = violations(ProfileField.WEBSITES, "https://shop.example.com:99999")
                .get(0);

        assertThat(violation.limit()).hasValue(65_535);
        assertThat(violation.message())
                .isEqualTo("websites may have a port from 1 to 65535 only: \"https://shop.example.com:99999\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:p4ssw0rd@shop.example.com",
                "https://user:p4ss/w0rd@shop.example.com",
                "https://user:p4ssw0rd@",
                "user:p4ssw0rd@shop.example.com",
                "https://user:p4ssw0rd@shop.example.com\\",
                "https://user:p4ssw0rd@shop.example.com/ ",
                "https://user:p4ssw0rd\\@shop.example.com"
            })
    void hidesAPasswordInAWebsite(String website) {
        assertThat(message(ProfileField.WEBSITES, website)).contains("…@").doesNotContain("p4ss", "w0rd");
        assertThat(message(ProfileField.WEBSITES, website + "x".repeat(300))).doesNotContain("p4ss", "w0rd");
    }

    @Test
    void countsTheWholeWebsiteWhereAPasswordIsHidden() {
        assertThat(message(ProfileField.WEBSITES, "https://user:secret@shop.example.com/" + "p".repeat(300)))
                .contains("websites may have at most 256 characters: \"https://…@shop.example.com/ppp")
                .contains("(337 characters)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//", "https://", "a.", "@", "[", ":", "a\u0300", "\uFDFA", "\u0300", "\r", "\"", "https://a@"})
    void validatesALongValueInLinearTime(String part) {
        String value = part.repeat(200_000 / part.length());

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            for (String start : List.of("", "https://", "a@", "https://[")) {
                assertThat(violations(ProfileField.WEBSITES, start + value)).isNotEmpty();
                assertThat(violations(ProfileField.EMAIL, start + value)).isNotEmpty();
                assertThat(violations(ProfileField.ABOUT, start + value)).isNotEmpty();
            }
        });
    }

    private static String message(ProfileField field, String value) {
        return String.join(
                "; ", violations(field, value).stream().map(Violation::message).toList());
    }

    private static List<Violation> violations(ProfileField field, String value) {
        ProfileUpdate.Builder update = ProfileUpdate.builder();
        switch (field) {
            case ABOUT -> update.about(value);
            case ADDRESS -> update.address(value);
            case DESCRIPTION -> update.description(value);
            case EMAIL -> update.email(value);
            case VERTICAL -> update.vertical(Vertical.of(value));
            case WEBSITES -> update.websites(value);
            case PHOTO -> throw new IllegalArgumentException("A photo is not a text");
        }
        InvalidProfileException refused = catchThrowableOfType(InvalidProfileException.class, update::build);
        assertThat(refused).as("the update should be refused").isNotNull();
        return refused.violations();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}

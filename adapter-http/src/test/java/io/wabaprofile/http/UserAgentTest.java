package io.wabaprofile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentTest {
    private static final String METAS_FORM = "^[A-Za-z0-9._-]+/\\d+\\.\\d+\\.\\d+";

    @Test
    void containsTheLibraryWithTheVersionOfTheBuild() throws Exception {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();

        assertThat(UserAgent.LIBRARY)
                .isEqualTo("waba-profile/" + UserAgent.numbers(version.group(1)))
                .isNotEqualTo("waba-profile/0.0.0")
                .matches(METAS_FORM);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3",
        "0.9.0-SNAPSHOT, 0.9.0",
        "10.20.30.40, 10.20.30",
        "1.2, 0.0.0",
        "'', 0.0.0",
        "${project.version}, 0.0.0",
        "v1.2.3, 0.0.0"
    })
    void keepsTheThreeNumbersOfAVersion(String version, String numbers) {
        assertThat(UserAgent.numbers(version)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-shop/1.4", "my-shop", "my-shop/1.4.0-rc.1 spring-boot/3.5.0", "a!#$%&'*+.^_`|~-/1"})
    void containsTheApplicationBeforeTheLibrary(String products) {
        assertThat(UserAgent.startingWith(products)).isEqualTo(products + " " + UserAgent.LIBRARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "my shop/",
                "/1.4",
                "my-shop/1.4/2",
                " my-shop/1.4",
                "my-shop/1.4 ",
                "my-shop/1.4  x",
                "my-shop/1.4\r\nX-Injected: yes",
                "my-shop/1.4\n",
                "my-shop/1.4\0",
                "my-shop/1.4 (comment)",
                "my-shop\u00e9/1.4",
                "\"my-shop\"/1.4"
            })
    void rejectsTextThatIsNotAListOfProducts(String products) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiConnection.to(URI.create("https://waba-v2.360dialog.io"))
                        .userAgent(products))
                .withMessageContaining("userAgent must be products such as my-shop/1.4.0");
    }

    @Test
    void rejectsAVeryLongName() {
        assertThat(UserAgent.startingWith("x".repeat(256))).startsWith("xxx");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserAgent.startingWith("x".repeat(257)))
                .withMessageContaining("256 ASCII characters");
    }
}

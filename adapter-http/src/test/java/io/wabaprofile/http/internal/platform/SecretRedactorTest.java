package io.wabaprofile.http.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretRedactorTest {
    private static final String KEY = "canary-key-0123456789";
    private static final List<String> SECRETS = List.of(KEY, "upload:abc?sig=DEF", "line-one");

    @Test
    void redactsTheSecretsOfTheCall() {
        assertThat(SecretRedactor.redact("key " + KEY + " and " + KEY + ", handle line-one", SECRETS))
                .isEqualTo("key **** and ****, handle ****");
    }

    @Test
    void redactsTextThatLooksLikeASecretOfAnotherCall() {
        assertThat(SecretRedactor.redact("HMAC check failed! sessionId=upload:MTphdHRh==?sig=ARZq mac=", SECRETS))
                .isEqualTo("HMAC check failed! sessionId=upload:**** mac=");
        assertThat(SecretRedactor.redact("at UPLOAD%3AMTph", SECRETS)).isEqualTo("at upload:****");
        assertThat(SecretRedactor.redact("GET /x?sig=ARZq&a=b", SECRETS)).isEqualTo("GET /x?sig=****&a=b");
    }

    @Test
    void redactsAPercentEncodedSecret() {
        List<String> encoded = List.of("ab+cd/efgh==", "4:canaryA:x");

        assertThat(SecretRedactor.redact("key=ab%2Bcd%2fefgh%3D%3D, handle 4%3AcanaryA%3Ax", encoded))
                .isEqualTo("key=****, handle ****");
    }

    @Test
    void redactsASecretBeforeItLimitsTheLength() {
        String text = "x".repeat(250) + KEY;

        assertThat(SecretRedactor.redact(text, SECRETS))
                .doesNotContain("canary")
                .hasSize(254);
    }

    @ParameterizedTest
    @CsvSource({"'a\r\nb','a b'", "'a\u001B[31mb','a [31mb'", "'a\u202Eb','a b'", "'a\u2028b\u0085c','a b c'"})
    void replacesCharactersThatCouldForgeALogEntry(String text, String redacted) {
        assertThat(SecretRedactor.redact(text, SECRETS)).isEqualTo(redacted);
    }

    @Test
    void returnsNullForBlankText() {
        assertThat(SecretRedactor.redact(" \t\n", SECRETS)).isNull();
        assertThat(SecretRedactor.redact(null, SECRETS)).isNull();
    }

    @Test
    void redactsTheLongerOfTwoSecretsFirst() {
        assertThat(SecretRedactor.redact("is secret-and-more, secret", List.of("secret", "secret-and-more")))
                .isEqualTo("is ****, ****");
        assertThat(SecretRedactor.redact("is secret-and-more, secret", List.of("secret-and-more", "secret")))
                .isEqualTo("is ****, ****");
    }

    @Test
    void ignoresABlankSecret() {
        assertThat(SecretRedactor.redact("all of this", List.of(" ", ""))).isEqualTo("all of this");
    }

    @Test
    void shows256CharactersAndCutsThe257th() {
        assertThat(SecretRedactor.redact("x".repeat(256), SECRETS)).isEqualTo("x".repeat(256));
        assertThat(SecretRedactor.redact("x".repeat(257), SECRETS)).isEqualTo("x".repeat(255) + "…");
    }

    @Test
    void redactsSecretsInRandomText() {
        clean(20_000);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void redactsSecretsInAMillionRandomTexts() {
        clean(1_000_000);
    }

    private void clean(int rounds) {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(12); part >= 0; part--) {
                switch (random.nextInt(4)) {
                    case 0 -> text.append(KEY);
                    case 1 -> text.append("upload:").append(random.nextInt());
                    default -> random.ints(random.nextInt(60), 0, 0x3000).forEach(text::appendCodePoint);
                }
            }
            String redacted = SecretRedactor.redact(text.toString(), SECRETS);
            if (redacted != null) {
                assertThat(redacted)
                        .as("seed %d, round %d", seed, round)
                        .doesNotContain("canary")
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]")
                        .doesNotContainPattern("upload:[0-9-]");
                assertThat(redacted.codePointCount(0, redacted.length())).isLessThanOrEqualTo(256);
            }
        }
    }
}

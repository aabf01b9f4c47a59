package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleanerTest {
    private static final String KEY = "canary-key-0123456789";
    private final TextCleaner cleaner = new TextCleaner(List.of(KEY, "upload:abc?sig=DEF", "line-one"));

    @Test
    void hidesTheSecretsOfTheCall() {
        assertThat(cleaner.clean("key " + KEY + " and " + KEY + ", handle line-one"))
                .isEqualTo("key **** and ****, handle ****");
    }

    @Test
    void hidesWhatLooksLikeASecretOfAnotherCall() {
        assertThat(cleaner.clean("HMAC check failed! sessionId=upload:MTphdHRh==?sig=ARZq mac="))
                .isEqualTo("HMAC check failed! sessionId=upload:**** mac=");
        assertThat(cleaner.clean("at UPLOAD%3AMTph")).isEqualTo("at upload:****");
        assertThat(cleaner.clean("GET /x?sig=ARZq&a=b")).isEqualTo("GET /x?sig=****&a=b");
    }

    @Test
    void hidesASecretThatComesPercentEncoded() {
        TextCleaner encoded = new TextCleaner(List.of("ab+cd/efgh==", "4:canaryA:x"));

        assertThat(encoded.clean("key=ab%2Bcd%2fefgh%3D%3D, handle 4%3AcanaryA%3Ax"))
                .isEqualTo("key=****, handle ****");
    }

    @Test
    void hidesASecretBeforeItCutsTheText() {
        String text = "x".repeat(250) + KEY;

        assertThat(cleaner.clean(text)).doesNotContain("canary").hasSize(254);
    }

    @ParameterizedTest
    @CsvSource({"'a\r\nb','a b'", "'a\u001B[31mb','a [31mb'", "'a\u202Eb','a b'", "'a\u2028b\u0085c','a b c'"})
    void leavesNothingThatCouldDeceiveALog(String given, String cleaned) {
        assertThat(cleaner.clean(given)).isEqualTo(cleaned);
    }

    @Test
    void takesBlankForNothing() {
        assertThat(cleaner.clean(" \t\n")).isNull();
        assertThat(cleaner.clean(null)).isNull();
    }

    @Test
    void hidesTheLongerOfTwoSecretsWhole() {
        assertThat(new TextCleaner(List.of("secret", "secret-and-more")).clean("is secret-and-more, secret"))
                .isEqualTo("is ****, ****");
        assertThat(new TextCleaner(List.of("secret-and-more", "secret")).clean("is secret-and-more, secret"))
                .isEqualTo("is ****, ****");
    }

    @Test
    void aBlankIsNoSecret() {
        assertThat(new TextCleaner(List.of(" ", "")).clean("all of this")).isEqualTo("all of this");
    }

    @Test
    void shows256CharactersAndCutsThe257th() {
        TextCleaner cleaner = new TextCleaner(List.of());

        assertThat(cleaner.clean("x".repeat(256))).isEqualTo("x".repeat(256));
        assertThat(cleaner.clean("x".repeat(257))).isEqualTo("x".repeat(255) + "…");
    }

    @Test
    void keepsEveryPromiseOnRandomText() {
        clean(20_000);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void keepsEveryPromiseOnAMillionRandomTexts() {
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
            String cleaned = cleaner.clean(text.toString());
            if (cleaned != null) {
                assertThat(cleaned)
                        .as("seed %d, round %d", seed, round)
                        .doesNotContain("canary")
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]")
                        .doesNotContainPattern("upload:[0-9-]");
                assertThat(cleaned.codePointCount(0, cleaned.length())).isLessThanOrEqualTo(256);
            }
        }
    }
}

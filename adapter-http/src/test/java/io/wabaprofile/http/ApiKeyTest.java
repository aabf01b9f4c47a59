package io.wabaprofile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @Test
    void doesNotPrintTheKey() {
        ApiKey key = ApiKey.of("canary-key-1234");

        assertThat(key).hasToString("ApiKey(****)").isNotInstanceOf(Serializable.class);
        assertThat(key.header()).hasToString("D360-API-KEY: ****");
    }

    @Test
    void equalsTheSameKeyOnly() {
        assertThat(ApiKey.of("canary-key-1234"))
                .isEqualTo(ApiKey.of("canary-key-1234"))
                .hasSameHashCodeAs(ApiKey.of("canary-key-1234"))
                .isNotEqualTo(ApiKey.of("canary-key-1235"));
    }

    @Test
    void isACredentialsOfItself() {
        ApiKey key = ApiKey.of("canary-key-1234");

        assertThat(key.current()).isSameAs(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary7",
                "canary key-1234",
                "canary-key\r\nX: y",
                "canary-key\0",
                "canary-kéy",
                "canary\t-key"
            })
    void rejectsAnInvalidKeyWithoutRepeatingIt(String key) {
        assertThatThrownBy(() -> ApiKey.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 to 512 visible ASCII")
                .hasMessageNotContaining("canary");
    }

    @Test
    void doesNotRepeatARejectedRandomKey() {
        refuse(50_000);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void doesNotRepeatAnyOfAMillionRejectedRandomKeys() {
        refuse(1_000_000);
    }

    private static void refuse(int rounds) {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            StringBuilder key = new StringBuilder("canary");
            random.ints(random.nextInt(12), 0, 0x200).forEach(key::appendCodePoint);
            try {
                assertThat(ApiKey.of(key.toString()).toString()).isEqualTo("ApiKey(****)");
            } catch (IllegalArgumentException refused) {
                assertThat(refused.toString())
                        .as("seed %d, round %d", seed, round)
                        .doesNotContain("canary");
            }
        }
    }

    @Test
    void rejectsAKeyThatIsTooLong() {
        assertThat(ApiKey.of("k".repeat(512))).isNotNull();
        assertThatThrownBy(() -> ApiKey.of("k".repeat(513))).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.wabaprofile.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaHandleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "4::aW1hZ2UvcG5n:ARZ==:e:1700000000:1:2:ARb_-",
                "4::a:b\n4::c:d\n4::e:f",
                "4::a:b\n4::c:d\n",
                "!\"#$%&'()*+,-./\\~"
            })
    void passesOnToTheLetter(String text) {
        assertThat(new String(MediaHandle.of(text).verbatim(), US_ASCII)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\nsecret",
                "secret\n\n",
                "secret\n\nsecret",
                "secret\r\nsecret",
                "secret secret",
                "secret\t",
                "secret\u0000",
                "secret\u001B",
                "secret\u007F",
                "secr\u00E9t",
                "secret\u2028"
            })
    void refusesWhatIsNotVisibleAscii(String text) {
        assertThatExceptionOfType(InvalidMediaException.class)
                .isThrownBy(() -> MediaHandle.of(text))
                .withMessage("The handle must be 1 to 8192 characters of visible ASCII in one or more lines");
    }

    @Test
    void holdsUpTo8192Characters() {
        assertThat(MediaHandle.of("h".repeat(8_192)).verbatim()).hasSize(8_192);
        assertThatExceptionOfType(InvalidMediaException.class).isThrownBy(() -> MediaHandle.of("h".repeat(8_193)));
    }

    @Test
    void holdsAsManyLinesAsFitEvenOnASmallStack() throws InterruptedException {
        String lines = "h\n".repeat(4_096);
        AtomicReference<Object> result = new AtomicReference<>();
        Thread small = new Thread(
                null,
                () -> {
                    try {
                        result.set(MediaHandle.of(lines).verbatim().length);
                    } catch (StackOverflowError overflow) {
                        result.set(overflow);
                    }
                },
                "small stack",
                256 * 1024);
        small.start();
        small.join();

        assertThat(result.get()).isEqualTo(8_192);
    }

    @Test
    void printsNothingOfItself() {
        MediaHandle handle = MediaHandle.of("4::secret");

        assertThat(handle).hasToString("MediaHandle(****)");
        assertThat(Stream.of(MediaHandle.class.getMethods())
                        .filter(method -> method.getDeclaringClass() == MediaHandle.class)
                        .filter(method -> method.getReturnType() == String.class)
                        .map(method -> method.getName()))
                .containsExactly("toString");
    }

    @Test
    void theBytesHandedOutAreACopy() {
        MediaHandle handle = MediaHandle.of("4::secret");

        handle.verbatim()[0] = 'X';

        assertThat(handle).isEqualTo(MediaHandle.of("4::secret"));
    }

    @Test
    void handlesOfTheSameTextAreEqual() {
        MediaHandle handle = MediaHandle.of("4::a\n4::b");

        assertThat(handle).isEqualTo(MediaHandle.of("4::a\n4::b")).hasSameHashCodeAs(MediaHandle.of("4::a\n4::b"));
        assertThat(handle)
                .isNotEqualTo(MediaHandle.of("4::a\n4::b\n"))
                .isNotEqualTo(MediaHandle.of("4::a\n4::c"))
                .isNotEqualTo("4::a\n4::b");
    }
}

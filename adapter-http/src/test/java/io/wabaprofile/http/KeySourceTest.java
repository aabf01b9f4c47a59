package io.wabaprofile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourceTest {
    private static final String KEY = "canary0123456789abcdefAK";

    @TempDir
    private Path directory;

    private static KeySource variables(Map<String, String> variables) {
        return KeySource.create().with("env", variables::get);
    }

    @Test
    void readsAnEnvironmentVariable() {
        Credentials credentials = variables(Map.of("SHOP_KEY", KEY)).credentials("env:SHOP_KEY");

        assertThat(credentials.current()).isEqualTo(ApiKey.of(KEY));
    }

    @Test
    void readsTheEnvironmentOfTheProcess() {
        assertThatThrownBy(() -> KeySource.create()
                        .credentials("env:WABA_PROFILE_NO_SUCH_VARIABLE")
                        .current())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no key at env:WABA_PROFILE_NO_SUCH_VARIABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, KEY + "\n", KEY + "\r\n", "\uFEFF  " + KEY + " \r\nsecond line\n"})
    void readsTheFirstLineOfAFile(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), content);

        assertThat(KeySource.create().credentials("file:" + file).current()).isEqualTo(ApiKey.of(KEY));
    }

    @Test
    void readsTheFileAgainForEachAttempt() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), KEY);
        Credentials credentials = KeySource.create().credentials("file:" + file);
        assertThat(credentials.current()).isEqualTo(ApiKey.of(KEY));

        Files.writeString(file, "another" + KEY);

        assertThat(credentials.current()).isEqualTo(ApiKey.of("another" + KEY));
    }

    @Test
    void asksALookupOfTheCaller() {
        KeySource source = KeySource.create().with("vault", name -> name.equals("shop") ? KEY : null);

        assertThat(source.credentials("vault:shop").current()).isEqualTo(ApiKey.of(KEY));
        assertThatThrownBy(() -> source.credentials("vault:bar").current()).hasMessage("There is no key at vault:bar");
        assertThat(source).hasToString("KeySource[env, file, vault]");
    }

    @Test
    void aFailureOfALookupIsTheCause() {
        IOException failure = new IOException("the vault is sealed");
        KeySource source = KeySource.create().with("vault", name -> {
            throw failure;
        });

        assertThatThrownBy(() -> source.credentials("vault:shop").current())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot read the key at vault:shop: IOException")
                .hasCause(failure);
    }

    @Test
    void anInterruptedLookupKeepsTheInterrupt() {
        KeySource source = KeySource.create().with("vault", name -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> source.credentials("vault:shop").current())
                .hasMessage("Interrupted while reading the key at vault:shop");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void namesAFileThatIsMissingEmptyOrUnreadable() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "\n" + KEY);
        KeySource source = KeySource.create();

        assertThatThrownBy(() -> source.credentials("file:/no/such/file").current())
                .hasMessage("There is no file at file:/no/such/file");
        assertThatThrownBy(() -> source.credentials("file:" + empty).current())
                .hasMessage("The key at file:" + empty + " is empty");
        assertThatThrownBy(() -> source.credentials("file:" + directory).current())
                .hasMessage("Cannot read the key at file:" + directory + ": IOException");
    }

    @Test
    void doesNotRepeatAnInvalidKey() {
        KeySource source = variables(Map.of("SHOP_KEY", KEY + " and more"));

        assertThatThrownBy(() -> source.credentials("env:SHOP_KEY").current())
                .hasMessageStartingWith("The key at env:SHOP_KEY is invalid. An API key is 8 to 512 visible ASCII")
                .hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "",
                "env:",
                "env: ",
                "secret:" + KEY,
                "env:" + KEY,
                "file:" + KEY,
                "A" + KEY + ":x",
                "file:" + KEY + "\0"
            })
    void refusesAReferenceThatMayBeAKeyWithoutRepeatingIt(String reference) {
        assertThatThrownBy(() -> KeySource.create().credentials(reference))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Write env:NAME or file:/path")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void namesTheKnownSchemes() {
        assertThatThrownBy(() -> KeySource.create().with("vault", name -> null).credentials("valt:shop"))
                .hasMessage("Unknown scheme 'valt' of a key reference. Known schemes: env, file, vault");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Vault", "1password", "a:b", "seventeen-letters"})
    void refusesASchemeOfAnotherForm(String scheme) {
        assertThatThrownBy(() -> KeySource.create().with(scheme, name -> KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 16 lower-case letters");
    }
}

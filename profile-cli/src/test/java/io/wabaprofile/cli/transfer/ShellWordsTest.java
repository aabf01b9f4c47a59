package io.wabaprofile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    @Test
    void keepsPlainWords() {
        assertThat(ShellWords.joined(List.of("waba-profile", "--base-url", "https://h.example:1/a", "a_b.mp4")))
                .isEqualTo("waba-profile --base-url https://h.example:1/a a_b.mp4");
    }

    @Test
    void quotesWordsThatAShellWouldInterpret() {
        assertThat(ShellWords.joined(List.of("my film", "it's", "", "$HOME", "a;b", "ü")))
                .isEqualTo("'my film' 'it'\\''s' '' '$HOME' 'a;b' 'ü'");
    }
}

package io.wabaprofile.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayTextTest {

    @Test
    void countsColumnsNotCharacters() {
        assertThat(DisplayText.columns("abc")).isEqualTo(3);
        assertThat(DisplayText.columns("é")).isEqualTo(1);
        assertThat(DisplayText.columns("e\u0301")).isEqualTo(1);
        assertThat(DisplayText.columns("☕")).isEqualTo(2);
        assertThat(DisplayText.columns("📚")).isEqualTo(2);
        assertThat(DisplayText.columns("👩‍🍳")).isEqualTo(2);
        assertThat(DisplayText.columns("🇩🇪")).isEqualTo(2);
        assertThat(DisplayText.columns("日本")).isEqualTo(4);
    }

    @Test
    void escapesControlCharacters() {
        assertThat(DisplayText.printable("a\u001B[2Jb")).isEqualTo("a\\u001B[2Jb");
        assertThat(DisplayText.printable("a\r\nb\nc\u0085d")).isEqualTo("a↵b↵c↵d");
        assertThat(DisplayText.printable("a\u202Eb\tc")).isEqualTo("a\\u202Eb\\u0009c");
        assertThat(DisplayText.printable("half \uD83D")).isEqualTo("half \\uD83D");
        assertThat(DisplayText.printable("👩‍🍳 $1 \\")).isEqualTo("👩‍🍳 $1 \\");
    }

    @Test
    void cutsBetweenCharactersOnly() {
        assertThat(DisplayText.cutInTheMiddle("https://example.com/abc", 12)).isEqualTo("https:/…/abc");
        assertThat(DisplayText.cutInTheMiddle("short", 5)).isEqualTo("short");
    }

    @Test
    void wrapsBetweenWordsIfThereAreAny() {
        assertThat(DisplayText.wrapped("one two three", 7)).containsExactly("one two", "three");
        assertThat(DisplayText.wrapped("abcdefgh ij", 3)).containsExactly("abc", "def", "gh", "ij");
        assertThat(DisplayText.wrapped("", 3)).containsExactly("");
        assertThat(DisplayText.wrapped(" abcdef", 3)).containsExactly(" ab", "cde", "f");
    }

    @Test
    void padsToAWidth() {
        assertThat(DisplayText.padded("☕", 4)).isEqualTo("☕  ");
        assertThat(DisplayText.padded("abcde", 4)).isEqualTo("abcde");
    }
}

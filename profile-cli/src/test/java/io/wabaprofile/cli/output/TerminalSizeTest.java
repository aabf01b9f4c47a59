package io.wabaprofile.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSizeTest {
    @ParameterizedTest
    @CsvSource({"'24 90\n', 90", "'0 0\n', 80", "'', 80", "nonsense, 80"})
    void usesTheDefaultWidthIfTheTerminalDoesNotKnowItsWidth(String answer, int columns) {
        assertThat(TerminalSize.columns(answer)).isEqualTo(columns);
    }

    @Test
    void passesNoEnvironmentToTheShell() {
        assertThat(TerminalSize.query().environment()).containsOnly(Map.entry("PATH", "/usr/bin:/bin"));
    }

    @Test
    void treatsADumbTerminalAsNoTerminal() {
        assertThat(TerminalSize.columns(Map.of("TERM", "dumb"))).isEmpty();
        assertThat(TerminalSize.columns(Map.of())).isEmpty();
    }
}

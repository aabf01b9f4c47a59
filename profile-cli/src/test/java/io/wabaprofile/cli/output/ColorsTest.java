package io.wabaprofile.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorsTest {
    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm-256color");
    private static final Colors BOTH = new Colors(true, true);

    @Test
    void onlyStreamsThatAreATerminalHaveColors() {
        assertThat(Colors.of(TERMINAL, "out err", "show")).isEqualTo(BOTH);
        assertThat(Colors.of(TERMINAL, "out", "show")).isEqualTo(new Colors(true, false));
        assertThat(Colors.of(TERMINAL, " err", "show")).isEqualTo(new Colors(false, true));
        assertThat(Colors.of(TERMINAL, "", "show")).isEqualTo(Colors.NONE);
    }

    @Test
    void aVariableThatIsNotEmptyDisablesColors() {
        assertThat(Colors.of(Map.of("TERM", "xterm", "NO_COLOR", "0"), "out err"))
                .isEqualTo(Colors.NONE);
        assertThat(Colors.of(Map.of("TERM", "xterm", "NO_COLOR", ""), "out err"))
                .isEqualTo(BOTH);
    }

    @Test
    void theOptionDisablesColorsBeforeAndAfterTheCommand() {
        assertThat(Colors.of(TERMINAL, "out err", "--no-color", "show")).isEqualTo(Colors.NONE);
        assertThat(Colors.of(TERMINAL, "out err", "show", "--no-color")).isEqualTo(Colors.NONE);
    }

    @Test
    void aTerminalWithoutCodesHasNoColors() {
        assertThat(Colors.of(Map.of("TERM", "dumb"), "out err")).isEqualTo(Colors.NONE);
        assertThat(Colors.of(Map.of(), "out err")).isEqualTo(Colors.NONE);
    }
}

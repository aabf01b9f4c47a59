package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts complete command lines in the real shells, where these are installed. */
@Timeout(60)
class CompletionCommandTest {
    @TempDir
    private Path directory;

    private Path script(String shell) throws IOException {
        CliRun run = CliRun.withoutKey("completion", shell);
        assertThat(run.exit()).as(run.err()).isZero();
        return Files.writeString(directory.resolve("script"), run.out());
    }

    private List<String> output(String... command) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", command[0])), command[0] + " is not installed");
        ProcessBuilder shell =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        shell.environment().put("HOME", directory.toString());
        Process process = shell.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().map(String::strip).toList();
    }

    /** @param line the last word is the one to complete */
    private List<String> completedByBash(String line) throws IOException, InterruptedException {
        String program = "source ./script; COMP_WORDS=(" + line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                + " COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE};"
                + " f=$(complete -p waba-profile | sed 's/.*-F \\([^ ]*\\) .*/\\1/');"
                + " $f waba-profile \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD - 1]}\" 2> /dev/null;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"";
        return output("bash", "--norc", "-c", program);
    }

    @ParameterizedTest
    @CsvSource({
        "waba-profile sh, show",
        "waba-profile photo '', set",
        "waba-profile show --mo, --mode",
        "waba-profile show --mode '', onpremise",
        "waba-profile completion '', fish",
        "waba-profile set --vertical RET, RETAIL"
    })
    void bashCompletes(String line, String word) throws Exception {
        script("bash");
        String shellLine = line.endsWith(" ") ? line + "\"\"" : line;
        assertThat(completedByBash(shellLine)).contains(word);
    }

    @Test
    void zshLoadsTheScriptAndRegistersIt() throws Exception {
        script("zsh");
        assertThat(output("zsh", "-f", "-c", "source ./script; print -r -- ${_comps[waba-profile]}"))
                .last()
                .asString()
                .startsWith("_bash_complete");
    }

    private List<String> completedByFish(String line) throws IOException, InterruptedException {
        return output("fish", "--no-config", "-c", "source ./script; complete -C '" + line + "'").stream()
                .map(each -> each.split("\t")[0])
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'waba-profile sh', show",
        "'waba-profile photo ', set",
        "'waba-profile show --mo', --mode",
        "'waba-profile show --mode ', onpremise",
        "'waba-profile --debug completion ', fish",
        "'waba-profile set --vertical RET', RETAIL",
        "'waba-profile photo set --no-co', --no-color"
    })
    void fishCompletes(String line, String word) throws Exception {
        script("fish");
        assertThat(completedByFish(line)).contains(word);
    }

    @Test
    void fishOffersFilesWhereAFileIsExpectedOnly() throws Exception {
        script("fish");
        Files.writeString(directory.resolve("shop.png"), "");
        assertThat(completedByFish("waba-profile photo set sh")).contains("shop.png");
        assertThat(completedByFish("waba-profile show --key-file sh")).contains("shop.png");
        assertThat(completedByFish("waba-profile sh")).containsExactly("show");
        assertThat(completedByFish("waba-profile photo set sh")).doesNotContain("show");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theScriptHasEachCommand(String shell) throws Exception {
        String script = Files.readString(script(shell));
        assertThat(WabaProfile.program(CliRun.environment("", CliRun.WITHOUT_WAITS))
                        .getSubcommands()
                        .keySet())
                .allSatisfy(command -> assertThat(script).contains(command));
    }

    @Test
    void anotherShellIsRefused() {
        CliRun run = CliRun.withoutKey("completion", "tcsh");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("bash, zsh, fish");
    }

    @Test
    void helpSaysHowToInstallTheScript() {
        assertThat(CliRun.withoutKey("completion", "--help").out())
                .contains(
                        "source <(waba-profile completion bash)",
                        "source <(waba-profile completion zsh)",
                        "> ~/.config/fish/completions/waba-profile.fish");
    }
}

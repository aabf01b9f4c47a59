package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The transcript of {@code docs/cli.md} is what the packaged program prints. Its commands run in their order. Times,
 * random
 * values and line breaks of prose may differ, and a line {@code …} stands for any lines. With {@code -Ddocs.update=true} the test
 * writes the output into the page.
 */
@Timeout(180)
class TranscriptIT {
    private static final Path PAGE = Path.of("..", "docs", "cli.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)=(\\S+)");
    private static final String PORT = "8360";
    private static final String STOPPED = "^C\n";

    /** More than all requests before the upload, and less than its file. */
    private static final int HALF_OF_THE_FILM = 150_000_000;

    private static final Map<String, String> VARYING = new TreeMap<>(Map.of(
            "[0-9.]+ per second\\.", "N per second.",
            "[0-9.]+ s\\b", "N s",
            "\\(\\d+ ms\\)", "(N ms)",
            "handshake \\d+ ms", "handshake N ms",
            "\\([0-9,]+ sent now\\)", "(N sent now)",
            "https://pps\\.whatsapp\\.net/\\S+", "URL",
            "after [0-9.]+ MB", "after N MB",
            "[0-9a-f-]{36}", "ID"));

    private final CompletableFuture<Process> upload = new CompletableFuture<>();
    private final Map<String, String> variables = new TreeMap<>();
    private final List<Process> started = new ArrayList<>();
    private int port;
    private Gate gate;

    @TempDir
    private Path directory;

    /** A command with the output below it. */
    private record Step(String command, String output) {
        boolean isStopped() {
            return output.contains(STOPPED);
        }

        boolean isServer() {
            return command.contains(" simulate ");
        }

        /** The output without the echo of Ctrl-C. */
        String shown() {
            return output.replace(STOPPED, "");
        }

        String text(String below) {
            return "$ " + command.replace("\n", "\n> ") + "\n" + below;
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        gate = Gate.before(URI.create("http://127.0.0.1:" + port), HALF_OF_THE_FILM, this::pressCtrlC);
        Path launcher = Path.of("src", "dist", "waba-profile").toAbsolutePath();
        Path script =
                Files.writeString(directory.resolve("waba-profile"), "#!/bin/sh\nexec '" + launcher + "' \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        variables.put(
                "WABA_PROFILE_JAR",
                Path.of(System.getProperty("waba-profile.jar")).toAbsolutePath().toString());
        variables.put("WABA_PROFILE_PROGRAM", "./waba-profile");
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        variables.put("WABA_PROFILE_ARCHIVE", "now"); // not while the folder is deleted
        variables.put("HOME", directory.toString());
        variables.put("PATH", System.getenv("PATH"));
    }

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
        gate.close();
    }

    private void pressCtrlC() {
        try {
            Process process = upload.join();
            new ProcessBuilder("kill", InterruptedUploadIT.signal(), String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            process.waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Step> steps(String block) {
        return Arrays.stream(block.split("(?m)^\\$ "))
                .filter(text -> !text.isBlank())
                .map(text -> {
                    Matcher command =
                            Pattern.compile("[^\\n]*\\n(?:> [^\\n]*\\n|>\\n)*").matcher(text);
                    assertThat(command.lookingAt()).isTrue();
                    return new Step(
                            command.group().replaceAll("(?m)^> ?", "").stripTrailing(), text.substring(command.end()));
                })
                .toList();
    }

    private ProcessBuilder shell(Step step) {
        int reached = step.isServer() ? port : gate.baseUri().getPort();
        String command = (step.isStopped() ? "exec " : "") + step.command().replace(PORT, String.valueOf(reached));
        ProcessBuilder shell = new ProcessBuilder("bash", "-euc", command)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().clear();
        shell.environment().putAll(variables);
        return shell;
    }

    /** What the command prints, with the port of the page. */
    private String run(Step step) throws Exception {
        Matcher export = EXPORT.matcher(step.command());
        if (export.matches()) {
            variables.put(export.group(1), export.group(2));
            return "";
        }
        if (step.isServer()) {
            return ready(step);
        }
        File output = Files.createTempFile(directory, "output", ".txt").toFile();
        Process process = shell(step).redirectOutput(output).start();
        started.add(process);
        if (step.isStopped()) {
            upload.complete(process);
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(step.command()).isTrue();
        String printed = onPage(Files.readString(output.toPath()));
        assertThat(process.exitValue()).as(step.command() + "\n" + printed).isEqualTo(step.isStopped() ? 11 : 0);
        return printed;
    }

    /** Starts a server, and reads what it prints until it waits for requests. */
    private String ready(Step step) throws IOException {
        Process server = shell(step).start();
        started.add(server);
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        StringBuilder printed = new StringBuilder();
        String line = "";
        while (line != null && !line.startsWith("Press Ctrl-C to stop")) {
            line = output.readLine();
            printed.append(line).append('\n');
        }
        return onPage(printed.toString());
    }

    private String onPage(String printed) {
        return printed.replace(":" + port, ":" + PORT)
                .replace(":" + gate.baseUri().getPort(), ":" + PORT);
    }

    /** Whether the output is that of the page, in which a line {@code …} stands for any lines. */
    private static boolean isAsShown(String shown, String printed) {
        String pattern = Arrays.stream(normalized(shown).split("(?m)^ ?…$"))
                .map(part -> Pattern.quote(part.strip()))
                .collect(Collectors.joining("(?s:.*)"));
        return Pattern.matches(
                "\\s*" + pattern + (shown.stripTrailing().endsWith("…") ? "(?s:.*)" : "") + "\\s*",
                normalized(printed));
    }

    private static String normalized(String text) {
        String result = text.replaceAll("(?m)[ ]+$", "");
        for (Map.Entry<String, String> each : VARYING.entrySet()) {
            result = result.replaceAll(each.getKey(), each.getValue());
        }
        return result;
    }

    @Test
    void eachCommandPrintsTheTextBelowIt() throws Exception {
        String page = Files.readString(PAGE);
        StringBuilder actual = new StringBuilder();
        List<String> others = new ArrayList<>();
        int end = 0;
        for (MatchResult block : BLOCK.matcher(page).results().toList()) {
            actual.append(page, end, block.start(1));
            for (Step step : steps(block.group(1))) {
                String printed = run(step);
                boolean same = isAsShown(step.shown(), printed);
                actual.append(step.text(same ? step.output() : printed));
                if (!same) {
                    others.add(step.text(printed));
                }
            }
            end = block.end(1);
        }
        actual.append(page.substring(end));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, actual);
        }
        assertThat(others).as("outputs that differ from the page").isEmpty();
    }
}

package io.wabaprofile.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the comparison runs on: Java, and a core for each side where the system lets us choose. */
record Machine(Path home, boolean pinned) {

    /** The side of the wire that a process is on. */
    enum Side {
        SERVER,
        CLIENT
    }

    static Machine here() {
        return new Machine(
                Path.of(System.getProperty("java.home")),
                Runtime.getRuntime().availableProcessors() > 1 && isOnPath("taskset"));
    }

    Machine with(Path otherHome) {
        return new Machine(otherHome, pinned);
    }

    /** A command that runs on its side's core. */
    List<String> pinned(Side side, List<String> command) {
        if (!pinned) {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of("taskset", "-c", side == Side.SERVER ? "0" : "1"));
        whole.addAll(command);
        return whole;
    }

    List<String> jvm(Side side, Class<?> main, String classPath, List<String> options, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(Arrays.asList(arguments));
        return pinned(side, command);
    }

    static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    String description() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String model = !Files.isReadable(cpus)
                ? System.getProperty("os.arch")
                : Files.readAllLines(cpus).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
        return Runtime.getRuntime().availableProcessors() + " cores (" + model + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + Runtime.version() + ", server and client "
                + (pinned ? "pinned to a core each" : "not pinned");
    }
}

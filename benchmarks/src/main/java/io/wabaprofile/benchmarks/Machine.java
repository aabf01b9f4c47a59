package io.wabaprofile.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the processes run on: a JDK, and one core for the server and one for the clients if the system can pin them. */
record Machine(Path javaHome, boolean pinned) {
    static final String CLASS_PATH = System.getProperty("java.class.path");
    static final String SERVER_CORE = "0";
    static final String CLIENT_CORE = "1";

    static Machine here() {
        return new Machine(
                Path.of(System.getProperty("java.home")),
                Runtime.getRuntime().availableProcessors() > 1 && isOnPath("taskset"));
    }

    Machine with(Path otherJavaHome) {
        return new Machine(otherJavaHome, pinned);
    }

    List<String> command(String core, List<String> words) {
        List<String> command = new ArrayList<>(pinned ? List.of("taskset", "-c", core) : List.of());
        command.addAll(words);
        return command;
    }

    LineProcess java(String core, Class<?> main, String classPath, List<String> options, String... arguments)
            throws IOException {
        List<String> words =
                new ArrayList<>(List.of(javaHome.resolve("bin").resolve("java").toString()));
        words.addAll(options);
        words.addAll(List.of("-cp", classPath, main.getName()));
        words.addAll(List.of(arguments));
        return new LineProcess(command(core, words));
    }

    static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    String description() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String model = (Files.isReadable(cpus) ? Files.readAllLines(cpus) : List.<String>of())
                .stream()
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

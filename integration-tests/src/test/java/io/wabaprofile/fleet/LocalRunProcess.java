package io.wabaprofile.fleet;

import io.wabaprofile.fleet.run.LocalFleetEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The program of a machine with a run file. */
final class LocalRunProcess {
    private LocalRunProcess() {}

    static RunProcess start(URI simulator, int channels, int requestsPerSecond, Path runFile) throws IOException {
        return RunProcess.start(
                LocalRunProcess.class,
                "96m",
                runFile.getParent(),
                List.of(
                        simulator.toString(),
                        String.valueOf(channels),
                        String.valueOf(requestsPerSecond),
                        runFile.toString()));
    }

    public static void main(String... arguments) throws InterruptedException {
        try (ManyChannels channels = ManyChannels.at(URI.create(arguments[0]))) {
            RunProcess.apply(
                    LocalFleetEngine.builder(channels)
                            .settings(RunSettings.DEFAULT
                                    .withRequestsPerSecond(Integer.parseInt(arguments[2]))
                                    .withWorkers(32))
                            .runFile(Path.of(arguments[3]))
                            .build(),
                    Integer.parseInt(arguments[1]));
        }
    }
}

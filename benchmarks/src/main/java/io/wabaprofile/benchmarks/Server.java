package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The server's process, as the comparison sees it. */
final class Server implements AutoCloseable {
    private final LineProcess process;
    private final Path certificate;
    private final String[] ports;

    /**
     * What it has been asked since it started.
     *
     * @param uploaded bytes
     */
    record Counts(long served, long refused, long uploaded) {}

    private Server(LineProcess process, Path certificate) throws IOException {
        this.process = process;
        this.certificate = certificate;
        this.ports = process.line().split(" ", -1);
    }

    static Server start(Machine machine, Path folder) throws IOException, InterruptedException {
        Path certificate = folder.resolve("server.p12");
        Certificate.create(certificate);
        return new Server(
                LineProcess.start(machine.jvm(
                        Machine.Side.SERVER,
                        LoopbackServer.class,
                        System.getProperty("java.class.path"),
                        List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx1g", "-Xss256k"),
                        certificate.toString())),
                certificate);
    }

    String[] target(Scenario.Way way) {
        String base = switch (way) {
            case PLAIN -> "http://127.0.0.1:" + ports[0];
            case DELAYED -> "http://127.0.0.1:" + ports[1];
            case TLS -> "https://127.0.0.1:" + ports[2];
        };
        return new String[] {base, certificate.toString()};
    }

    Counts counts() throws IOException {
        String[] numbers = process.ask("counts").split(" ", -1);
        return new Counts(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}

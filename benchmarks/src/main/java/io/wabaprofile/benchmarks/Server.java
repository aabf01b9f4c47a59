package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The server's process, and the certificate that its clients trust. */
final class Server implements AutoCloseable {
    private static final String PASSWORD = "only-for-loopback";

    private final Path keys;
    private final LineProcess process;
    private final String[] ports;

    /** How the server is reached. */
    enum Port {
        PLAIN,
        DELAYED,
        TLS
    }

    /**
     * What the server has received since it started.
     *
     * @param uploaded bytes
     */
    record Counts(long served, long refused, long uploaded) {}

    Server(Machine machine, Path folder) throws IOException, InterruptedException {
        keys = folder.resolve("server.p12");
        createCertificate();
        List<String> options = with("keyStore", "-XX:+UseSerialGC", "-Xms512m", "-Xmx1g", "-Xss256k");
        process = machine.java(Machine.SERVER_CORE, LoopbackServer.class, Machine.CLASS_PATH, options);
        ports = process.line().split(" ", -1);
    }

    private void createCertificate() throws IOException, InterruptedException {
        List<String> keytool = new ArrayList<>();
        keytool.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.addAll(Arrays.asList(("-genkeypair -alias server -keyalg EC -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1"
                        + " -storetype PKCS12 -storepass " + PASSWORD)
                .split(" ", -1)));
        keytool.addAll(List.of("-keystore", keys.toString()));
        if (new ProcessBuilder(keytool).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
    }

    /** These and the options of a JVM that trusts this server by default. */
    List<String> trusting(String... options) {
        return with("trustStore", options);
    }

    private List<String> with(String store, String... options) {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        all.add("-Djavax.net.ssl." + store + "=" + keys);
        all.add("-Djavax.net.ssl." + store + "Password=" + PASSWORD);
        return all;
    }

    String base(Port port) {
        return switch (port) {
            case PLAIN -> "http://127.0.0.1:" + ports[0];
            case DELAYED -> "http://127.0.0.1:" + ports[1];
            case TLS -> "https://127.0.0.1:" + ports[2];
        };
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

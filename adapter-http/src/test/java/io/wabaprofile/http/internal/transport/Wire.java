package io.wabaprofile.http.internal.transport;

import io.wabaprofile.testkit.wire.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** How a test's server and client talk to each other. */
enum Wire {
    PLAIN,
    TLS;

    /** One key pair for all tests: to make one takes a second. */
    private static final class Certificates {
        private static final TestCertificates TRUSTED = make();

        private static TestCertificates make() {
            try {
                return TestCertificates.trusted(Files.createTempDirectory("certificates"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String scheme() {
        return this == TLS ? "https" : "http";
    }

    @Nullable
    SSLContext client() {
        return this == TLS ? Certificates.TRUSTED.client() : null;
    }

    /** The server's side of an accepted connection. */
    Socket serverSide(Socket accepted) throws IOException {
        if (this == PLAIN) {
            return accepted;
        }
        SSLSocket secured = (SSLSocket) Certificates.TRUSTED
                .server()
                .getSocketFactory()
                .createSocket(accepted, "127.0.0.1", accepted.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.wabaprofile.http.internal.transport;

import io.wabaprofile.testkit.wire.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Whether a test's server and client use TLS. */
enum TransportSecurity {
    PLAIN,
    TLS;

    private static final TestCertificates CERTIFICATES = TestCertificates.trusted();

    String scheme() {
        return this == TLS ? "https" : "http";
    }

    @Nullable
    SSLContext client() {
        return this == TLS ? CERTIFICATES.client() : null;
    }

    /** The server's side of an accepted connection. */
    Socket serverSide(Socket accepted) throws IOException {
        if (this == PLAIN) {
            return accepted;
        }
        SSLSocket secured = (SSLSocket)
                CERTIFICATES.server().getSocketFactory().createSocket(accepted, "127.0.0.1", accepted.getPort(), true);
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

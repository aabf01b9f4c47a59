package io.wabaprofile.http.internal.transport;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** What every TLS connection must fulfil: TLS 1.2 or 1.3, and a certificate for the host's name. */
final class TlsPolicy {
    private TlsPolicy() {}

    /**
     * Layers TLS over a connected socket and completes the handshake. The host name check is set explicitly because a
     * system property can switch off the JDK's own.
     */
    static SSLSocket handshake(@Nullable SSLContext context, Socket socket, String host, int port) throws IOException {
        SSLContext used = context == null ? defaultContext() : context;
        SSLSocket secured = (SSLSocket) used.getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static SSLContext defaultContext() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    /** Whether the host failed to prove its identity. */
    static boolean isUntrusted(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof SSLPeerUnverifiedException || link instanceof GeneralSecurityException) {
                return true;
            }
        }
        return false;
    }
}
